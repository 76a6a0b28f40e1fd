import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readPerson } from "@/accounts/queries";
import { mayEditOwnProfile } from "@/accounts/rules";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { readOwnOrganization } from "@/orgs/queries";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { MemberPage } from "../member-page";
import { LINES } from "./own-profile";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** What a person may change of themselves; whoever may not is led back to what they see. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account, scope } = gate;
  const [person, organization] = await inOrg(
    scope,
    async (tx) => [await readPerson(tx, account.id), await readOwnOrganization(tx)] as const,
    "page",
  );
  if (!person || !mayEditOwnProfile(organization, person)) redirect(`/${org.slug}/me`);
  const [flash, t, about] = await Promise.all([
    readFlash(searchParams),
    getTranslations("me"),
    getTranslations("claim.about"),
  ]);
  const errors = await flashTexts(flash);
  return (
    <MemberPage gate={gate} lead={t("edit.lead")} place="profile" title={t("edit.title")}>
      <FlashNotice flash={flash} />
      <form
        action={`/${org.slug}/me/profile/save`}
        className="flex max-w-form flex-col gap-5"
        method="post"
        noValidate
      >
        {LINES.map(({ name, most, autoComplete }) => (
          <PublicField
            autoComplete={autoComplete}
            defaultValue={flash.values[name] ?? person[name] ?? ""}
            error={errors.of(name)}
            hint={name === "lastName" ? about("oneName") : undefined}
            isOptional={name !== "firstName" && name !== "lastName"}
            key={name}
            label={t(`facts.${name}`)}
            maxLength={most}
            name={name}
          />
        ))}
        <p className="text-base text-muted">{t("edit.phone")}</p>
        <PublicButton>{t("edit.submit")}</PublicButton>
        <PublicLinkButton href={`/${org.slug}/me`} look="quiet">
          {t("edit.back")}
        </PublicLinkButton>
      </form>
    </MemberPage>
  );
}
