import { getTranslations } from "next-intl/server";
import { Building, CircleCheck, Unlink } from "@/ui/public/icons";
import { PublicLinkButton, QuietLink } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";
import { DeadPage } from "./dead-page";
import type { findClaim, HeldClaim } from "./find-claim";
import { ClaimFrame } from "./frame";
import { OtherPerson } from "./other-person";

type Closed = { claim: Awaited<ReturnType<typeof findClaim>>; faults: ReadonlySet<string> };

/** What stands at a claim link with which one cannot go on: why, to its holder; one sentence to everybody else. */
export function ClosedClaim({ claim, faults }: Closed) {
  switch (claim.standing) {
    case "neutral":
      return <NeutralPage />;
    case "live":
      return <OtherPerson claim={claim} faults={faults} />;
    case "claimed":
      return <ClaimedPage claim={claim} />;
    case "disabled":
      return <DisabledPage claim={claim} />;
    case "expired":
    case "replaced":
    case "withdrawn":
      return <DeadPage claim={claim} death={claim.standing} faults={faults} />;
  }
}

/** Not invited, suspended, closed, unknown, never one of ours: the same page, which names nobody. */
async function NeutralPage() {
  const [t, o] = await Promise.all([
    getTranslations("claim.neutral"),
    getTranslations("organizations"),
  ]);
  return (
    <PublicPage
      above={
        <IconTile>
          <Unlink />
        </IconTile>
      }
      lead={t("text")}
      title={t("title")}
    >
      <p>
        <QuietLink href="/find">{o("find")}</QuietLink>
      </p>
    </PublicPage>
  );
}

async function ClaimedPage({ claim: { link, signedIn } }: { claim: HeldClaim }) {
  const t = await getTranslations("claim.claimed");
  const organization = link.orgName;
  const isHere = signedIn?.accountId === link.accountId;
  return (
    <ClaimFrame
      above={
        <IconTile>
          <CircleCheck />
        </IconTile>
      }
      lead={isHere ? t("here") : t("text", { organization })}
      link={link}
      title={isHere ? t("hereTitle") : t("title")}
    >
      <PublicLinkButton href={`/${link.orgSlug}/${isHere ? "me" : "sign-in"}`}>
        {isHere ? t("open", { organization }) : t("signIn", { organization })}
      </PublicLinkButton>
    </ClaimFrame>
  );
}

async function DisabledPage({ claim: { link } }: { claim: HeldClaim }) {
  const t = await getTranslations("claim.disabled");
  return (
    <ClaimFrame
      above={
        <IconTile>
          <Building />
        </IconTile>
      }
      lead={t("text")}
      link={link}
      title={t("title", { organization: link.orgName })}
    />
  );
}
