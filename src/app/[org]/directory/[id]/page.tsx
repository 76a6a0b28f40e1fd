import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { nameFor } from "@/colleagues/name-for";
import type { ColleagueCard } from "@/colleagues/queries";
import { readColleague } from "@/colleagues/queries";
import { sessionGate } from "@/gates/session";
import { wholeName } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";
import { Facts } from "@/ui/public/facts";
import { QuietLink } from "@/ui/public/public-button";
import { MemberPage } from "../../me/member-page";

type Props = { params: Promise<{ org: string; id: string }> };

const LINES = ["phone", "jobTitle", "department", "company", "city", "country"] as const;

/** One colleague. Whom somebody does not see is not there. */
export default async function Page({ params }: Props) {
  const { org: slug, id } = await params;
  const gate = await sessionGate(slug);
  const known = z.uuid().safeParse(id);
  const person = known.success
    ? await inOrg(gate.scope, (tx) => readColleague(tx, gate.account, known.data), "page")
    : undefined;
  if (!person) notFound();
  const [t, locale] = await Promise.all([getTranslations("colleagues"), getLocale()]);
  const owner = wholeName(locale, person.ownerFirstName, person.ownerLastName);
  const lead = person.id === gate.account.id ? t("you") : owner && t("contactOf", { owner });
  return (
    <MemberPage gate={gate} lead={lead} place="directory" title={nameFor(locale, person)}>
      <Card person={person} />
      <p>
        <QuietLink href={`/${gate.org.slug}/directory`}>{t("back")}</QuietLink>
      </p>
    </MemberPage>
  );
}

async function Card({ person }: { person: ColleagueCard }) {
  const t = await getTranslations("colleagues.fact");
  const email = person.email && (
    <a className="prose-link" href={`mailto:${person.email}`}>
      {person.email}
    </a>
  );
  const rows = [
    ...(email ? [{ label: t("email"), value: email }] : []),
    ...LINES.flatMap((field) => (person[field] ? [{ label: t(field), value: person[field] }] : [])),
    ...(person.teams.length > 0 ? [{ label: t("teams"), value: person.teams.join(", ") }] : []),
  ];
  return (
    <div className="flex max-w-prose flex-col gap-6">
      {rows.length > 0 && <Facts rows={rows} />}
      {person.biography && (
        <section>
          <h2 className="text-lg font-semibold">{t("biography")}</h2>
          <p className="mt-2 text-md whitespace-pre-line wrap-anywhere">{person.biography}</p>
        </section>
      )}
    </div>
  );
}
