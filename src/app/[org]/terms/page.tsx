import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { nextPath } from "@/app/next-path";
import { brandOf, helpOf } from "@/app/org-brand";
import { organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { TermsTexts } from "@/terms/components/terms-texts";
import type { Acceptance } from "@/terms/queries";
import { isAskedForTerms, readAcceptances, readTerms } from "@/terms/queries";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { PublicPage } from "@/ui/public/public-page";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What the organisation's people agree to, for everybody to read; members who are asked again accept it here. */
export default async function Page({ params, searchParams }: Props) {
  const { org, scope } = await organizationGate((await params).org);
  const session = await findSession(org.slug);
  const { terms, isAsked, accepted } = await inOrg(
    scope,
    async (tx) => ({
      terms: await readTerms(tx),
      isAsked: session !== undefined && (await isAskedForTerms(tx, session.account.id)),
      accepted: session ? await readAcceptances(tx, session.account.id) : [],
    }),
    "page",
  );
  if (!terms) notFound();
  const t = await getTranslations("terms");
  const next = nextPath(org.slug, String((await searchParams).next ?? ""));
  return (
    <PublicPage
      brand={brandOf(org)}
      footer={helpOf(org)}
      lead={t(leadOf(isAsked, accepted), { organization: org.name })}
      title={t("title")}
    >
      <TermsTexts isOpen={!isAsked} orgLanguage={org.language} terms={terms} />
      <Accepted accepted={accepted} />
      {isAsked && <Accept next={next} slug={org.slug} version={terms.version} />}
    </PublicPage>
  );
}

/** A first version is new to nobody: who never accepted any is asked, and told of no other one. */
const leadOf = (isAsked: boolean, accepted: readonly Acceptance[]) => {
  if (!isAsked) return "pageLead";
  return accepted.length > 0 ? "againLead" : "ask";
};

/** What this member agreed to so far, and when. */
async function Accepted({ accepted }: { accepted: readonly Acceptance[] }) {
  const [t, format] = await Promise.all([getTranslations("claim.elsewhere"), getFormatter()]);
  if (accepted.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-base text-muted">
      {accepted.map(({ version, at }) => (
        <li key={version}>
          {t("accepted", { version, date: format.dateTime(at, "dayWithYear") })}
        </li>
      ))}
    </ul>
  );
}

interface AcceptProps {
  slug: string;
  version: number;
  next: string | undefined;
}

/** Nobody is locked out: who wants to think about it goes on and is asked again. */
async function Accept({ slug, version, next }: AcceptProps) {
  const t = await getTranslations("terms");
  return (
    <form action={`/${slug}/terms/accept`} className="flex flex-col gap-6" method="post">
      <input name="version" type="hidden" value={version} />
      <input name="next" type="hidden" value={next ?? ""} />
      <PublicButton>{t("accept")}</PublicButton>
      <p className="text-center">
        <QuietLink href={next ?? `/${slug}/me`}>{t("later")}</QuietLink>
      </p>
    </form>
  );
}
