import { getLocale, getTranslations } from "next-intl/server";
import { nameFor } from "@/colleagues/name-for";
import { Facts } from "@/ui/public/facts";
import { Users } from "@/ui/public/icons";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import type { HeldClaim } from "./find-claim";
import { BoundForm, ClaimFrame, FormFault } from "./frame";

type OtherPersonProps = { claim: HeldClaim; faults: ReadonlySet<string> };

/** Somebody else is signed in to this organisation here: both are named, and nothing happens on its own. */
export async function OtherPerson({ claim: { link, token, signedIn }, faults }: OtherPersonProps) {
  const t = await getTranslations("claim.other");
  const locale = await getLocale();
  const current = signedIn ? nameFor(locale, signedIn) : "";
  const invitee = nameFor(locale, link);
  const organization = link.orgName;
  return (
    <ClaimFrame
      above={
        <IconTile>
          <Users />
        </IconTile>
      }
      lead={t("lead", { organization, invitee })}
      link={link}
      title={t("title", { current })}
    >
      <FormFault faults={faults} />
      <Facts
        rows={[
          { label: t("signedIn"), value: current },
          { label: t("invited"), value: invitee },
        ]}
      />
      <BoundForm act="switch" className="flex flex-col gap-3" token={token}>
        <PublicButton>{t("switch", { invitee })}</PublicButton>
        <p className="text-sm text-muted">{t("note", { current, organization })}</p>
      </BoundForm>
      <p className="text-center">
        <QuietLink href={`/${link.orgSlug}/me`}>{t("stay", { current })}</QuietLink>
      </p>
    </ClaimFrame>
  );
}
