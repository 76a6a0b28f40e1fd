import { getLocale, getTranslations } from "next-intl/server";
import { nameFor } from "@/colleagues/name-for";
import { DECLINE_REASONS } from "@/invitations/rules";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { ClosedClaim } from "../closed-claim";
import type { Search } from "../faults";
import { readFaults, takesFocus } from "../faults";
import { findClaim, isOpen } from "../find-claim";
import { BoundForm, ClaimFrame, FormFault } from "../frame";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** "This isn't me": the reason is chosen here, by a person; nothing is chosen beforehand. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link } = claim;
  const t = await getTranslations("claim.notMe");
  return (
    <ClaimFrame lead={t("lead", { organization: link.orgName })} link={link} title={t("title")}>
      <FormFault faults={faults} />
      <BoundForm act="decline" className="flex flex-col gap-6" token={token}>
        <Reasons
          invitee={nameFor(await getLocale(), link)}
          isFaulty={faults.has("reason")}
          organization={link.orgName}
        />
        <PublicButton>{t("decline")}</PublicButton>
      </BoundForm>
      <p className="text-center">
        <QuietLink href={`/claim/${token}`}>{t("back")}</QuietLink>
      </p>
    </ClaimFrame>
  );
}

interface ReasonsProps {
  invitee: string;
  organization: string;
  isFaulty: boolean;
}

async function Reasons({ invitee, organization, isFaulty }: ReasonsProps) {
  const t = await getTranslations("claim.notMe");
  const labels = {
    "not-me": invitee ? t("not-me", { name: invitee }) : t("not-me-plain"),
    "not-wanted": t("not-wanted", { organization }),
  };
  return (
    <fieldset
      aria-describedby={isFaulty ? "reason-note" : undefined}
      className="flex flex-col gap-1"
    >
      <legend className="pb-1.5 text-base font-medium">{t("reason")}</legend>
      {DECLINE_REASONS.map((reason, index) => (
        <label className="flex min-h-11 cursor-pointer items-center gap-3 text-md" key={reason}>
          <input
            {...takesFocus(isFaulty && index === 0)}
            aria-invalid={isFaulty ? true : undefined}
            className="dot size-5"
            name="reason"
            type="radio"
            value={reason}
          />
          <span className="min-w-0 wrap-anywhere">{labels[reason]}</span>
        </label>
      ))}
      {isFaulty && (
        <p className="text-sm text-danger-text" id="reason-note">
          {t("fault")}
        </p>
      )}
    </fieldset>
  );
}
