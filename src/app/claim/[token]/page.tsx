import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { nameFor } from "@/colleagues/name-for";
import { findSignedInElsewhere } from "@/gates/signed-in";
import { oneAfterOther } from "@/lib/i18n/locales";
import { Initials } from "@/ui/initials";
import { Moment } from "@/ui/moment";
import { Address } from "@/ui/public/address";
import { Facts } from "@/ui/public/facts";
import { ArrowRight } from "@/ui/public/icons";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { PublicNotice } from "@/ui/public/public-notice";
import { ClosedClaim } from "./closed-claim";
import type { Search } from "./faults";
import { readFaults } from "./faults";
import type { HeldClaim } from "./find-claim";
import { findClaim, isOpen } from "./find-claim";
import { findSharing, identifierOf } from "./find-sharing";
import { ClaimFrame } from "./frame";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** Who invites, to what, until when. It changes nothing: mail scanners open it, run its scripts and press its button. */
export default async function Page({ params, searchParams }: PageProps) {
  const claim = await findClaim((await params).token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={await readFaults(searchParams)} />;
  const { link, token } = claim;
  const [t, locale] = await Promise.all([getTranslations("claim.intro"), getLocale()]);
  const title = link.firstName
    ? t("titleNamed", { organization: link.orgName, name: link.firstName })
    : t("title", { organization: link.orgName });
  return (
    <ClaimFrame
      above={<Inviter name={link.inviter} />}
      lead={
        link.channel === "JOIN"
          ? t("lead")
          : oneAfterOther(locale, t("why", { organization: link.orgName }), t("lead"))
      }
      link={link}
      title={title}
    >
      <Notices claim={claim} />
      <Facts rows={await factsOf(claim)} />
      <form action={`/claim/${token}/start`} method="post">
        <PublicButton>
          {t("start")}
          <ArrowRight aria-hidden />
        </PublicButton>
      </form>
      <p className="text-center">
        <QuietLink href={`/claim/${token}/not-me`} rel="nofollow">
          {t("notMe")}
        </QuietLink>
      </p>
    </ClaimFrame>
  );
}

async function Inviter({ name }: { name: string | null }) {
  if (!name) return null;
  const t = await getTranslations("claim.intro");
  return (
    <p className="flex items-center gap-2.5 text-base text-muted">
      <Initials name={name} size="md" />
      {t("inviter", { name })}
    </p>
  );
}

async function factsOf({ link, scope }: HeldClaim) {
  const t = await getTranslations("claim.intro");
  // a number that others sign in with is promised to nobody as a login
  const login = (await findSharing({ link, scope })) ? null : identifierOf(link);
  const rows = [
    { label: t("address"), value: link.email && <Address text={link.email} /> },
    { label: t("login"), value: link.email ? null : login },
    { label: t("team"), value: link.team },
    { label: t("until"), value: <Moment at={link.expiresAt} shape="exact" /> },
  ];
  return rows.filter(({ value }) => value);
}

/** What the holder has to know before going on: an earlier "no", an account elsewhere in this browser. */
async function Notices({ claim: { link, scope } }: { claim: HeldClaim }) {
  const [t, format, locale, elsewhere] = await Promise.all([
    getTranslations("claim.intro"),
    getFormatter(),
    getLocale(),
    findSignedInElsewhere(scope),
  ]);
  return (
    <>
      {link.declinedAt && (
        <PublicNotice>
          {t("declined", { date: format.dateTime(link.declinedAt, "day") })}
        </PublicNotice>
      )}
      {elsewhere && (
        <PublicNotice>
          {t("elsewhere", {
            other: elsewhere.name,
            name: nameFor(locale, elsewhere.person),
            organization: link.orgName,
          })}
        </PublicNotice>
      )}
    </>
  );
}
