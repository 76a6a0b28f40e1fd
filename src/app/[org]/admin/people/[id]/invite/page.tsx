import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requirePermission } from "@/gates/session";
import { Beside } from "@/invitations/components/beside";
import { Composer } from "@/invitations/components/composer";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import { isMobile } from "@/profiles/input";
import { readTexting } from "@/texts/queries";
import { LinkTabs } from "@/ui/link-tabs";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page";
import { isMailless } from "../../../mail-state";
import type { PersonPage } from "../read-person-page";
import { readPersonPage } from "../read-person-page";
import { previewInvitation, sendInvitation } from "./actions";
import { ByText } from "./by-text";
import { readLetter } from "./read-letter";

type Props = {
  params: Promise<{ org: string; id: string }>;
  searchParams: Promise<{ by?: string | string[] }>;
};

type Ways = { email: string | null; phone: string | null };

/** Only where an invitation can go out; else the person's page says why not. By which ways it can. */
async function requireInvitable({ rights, gate, person }: PersonPage): Promise<Ways> {
  const path = `/${gate.org.slug}/admin/people/${person.id}`;
  requirePermission(gate, "accounts.invite");
  const isOffered = rights.acts.includes("invite") || rights.acts.includes("resend");
  const { canText } = await inOrg(gate.scope, readTexting, "page");
  const phone = canText && person.phone && isMobile(person.phone) ? person.phone : null;
  if (!isOffered || !(person.email || phone)) redirect(path);
  return { email: person.email, phone };
}

/** Mail or text message, where there are both. */
async function WayTabs({ isText }: { isText: boolean }) {
  const t = await getTranslations("texts.choice");
  const tabs = [
    { label: t("EMAIL"), href: "?by=mail", isCurrent: !isText },
    { label: t("SMS"), href: "?by=text", isCurrent: isText },
  ];
  return <LinkTabs label={t("legend")} tabs={tabs} />;
}

export default async function Invite({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const page = await readPersonPage(slug, id);
  const { email, phone } = await requireInvitable(page);
  const { by } = await searchParams;
  const wish = by === "text" ? "SMS" : by === "mail" ? "EMAIL" : page.person.inviteBy;
  const isText = phone !== null && (email === null || wish === "SMS");
  const ways = email && phone ? <WayTabs isText={isText} /> : null;
  if (isText) return <ByText crumbs={await crumbsOf(page)} page={page} phone={phone} ways={ways} />;
  return <ByMail address={email ?? ""} page={page} ways={ways} />;
}

/** Where the page lies: among the people, below this one. */
async function crumbsOf({ gate, person, name }: PersonPage) {
  const path = `/${gate.org.slug}/admin/people`;
  return [
    { label: (await getTranslations("people.list"))("title"), href: path },
    { label: name, href: `${path}/${person.id}` },
  ];
}

type ByMailProps = { page: PersonPage; address: string; ways: ReactNode };

async function ByMail({ page, address, ways }: ByMailProps) {
  const { name, gate, person } = page;
  const { id } = person;
  const isAgain = person.status !== "CREATED";
  const { slug } = gate.org;
  const { letter, expiresAt, language, start } = await inOrg(
    gate.scope,
    (tx) => readLetter(tx, id, null),
    "page",
  );
  const t = await getTranslations("compose");
  const format = await getFormatter();
  const spoken = format.displayName(language, { type: "language" });
  return (
    <Composer
      about={
        <section className="flex flex-col gap-2 text-sm text-muted">
          {ways}
          <h2 className="text-base font-semibold text-foreground">{t("people")}</h2>
          <p className="text-foreground">
            {name} · {address}
          </p>
          {!isAgain && <p>{t("peopleText")}</p>}
          <Beside account={person} channel="EMAIL" rows={page.invitations} />
          <p>{t("when", { when: format.dateTime(expiresAt, "exact") })}</p>
          {(await isMailless(slug)) && <Notice tone="warning">{t("noTransport")}</Notice>}
        </section>
      }
      beside={<Beside account={person} channel="EMAIL" rows={page.invitations} />}
      head={
        <PageHead
          crumbs={await crumbsOf(page)}
          fact={t("fact", { address, language: spoken })}
          title={t(isAgain ? "titleAgain" : "title", { name })}
        />
      }
      letter={letter}
      mergeFields={MERGE_FIELDS}
      org={slug}
      person={{ id, name, address, isAgain }}
      preview={previewInvitation.bind(null, slug, id)}
      previewFact={t("previewFor", { name, language: spoken })}
      send={sendInvitation}
      start={start}
    />
  );
}
