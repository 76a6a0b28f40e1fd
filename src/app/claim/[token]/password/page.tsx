import { getTranslations } from "next-intl/server";
import { NewPasswordField } from "@/factors/components/new-password-field";
import { PublicButton } from "@/ui/public/public-button";
import { BackLink } from "../back-link";
import { ClosedClaim } from "../closed-claim";
import type { Search } from "../faults";
import { readFaults } from "../faults";
import type { HeldClaim } from "../find-claim";
import { findClaim, isOpen } from "../find-claim";
import { findSharing, identifierOf } from "../find-sharing";
import { BoundForm, ClaimFrame, FormFault } from "../frame";
import { SaidElsewhere } from "../said-elsewhere";
import { SEEN_FIELD, seenOf } from "../seen";
import { stepsAt } from "../steps-at";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

const CODES = ["password-short", "password-long", "password-common"] as const;

/** The last step: the password. What is sent from here claims the account. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link } = claim;
  const t = await getTranslations("claim.password");
  const code = CODES.find((known) => faults.has(known));
  const identifier = identifierOf(link);
  return (
    <ClaimFrame
      {...(await stepsAt("password", link))}
      lead={await leadOf(claim)}
      link={link}
      title={t("title")}
    >
      <FormFault faults={faults} />
      <SaidElsewhere link={link} token={token} />
      <BoundForm act="claim" className="flex flex-col gap-5" token={token}>
        <input name={SEEN_FIELD} type="hidden" value={seenOf(link)} />
        <NewPasswordField
          error={code && t(`fault.${code}`)}
          hide={t("hide")}
          label={t("label")}
          rule={t("rule")}
          show={t("show")}
          username={identifier ?? undefined}
        />
        <PublicButton>{t("finish")}</PublicButton>
      </BoundForm>
      <BackLink link={link} step="password" token={token} />
    </ClaimFrame>
  );
}

/** What one will sign in with. A number that others sign in with is promised to nobody. */
async function leadOf({ link, scope }: HeldClaim): Promise<string> {
  const t = await getTranslations("claim.password");
  const [organization, identifier] = [link.orgName, identifierOf(link)];
  if (!identifier) return t("leadPlain", { organization });
  const other = await findSharing({ link, scope });
  if (!other) return t("lead", { organization, identifier });
  return t(other.isFull ? "leadFull" : "leadShared", { organization, identifier });
}
