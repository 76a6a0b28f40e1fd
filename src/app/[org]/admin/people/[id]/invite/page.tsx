import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { requirePermission } from "@/gates/session";
import { Composer } from "@/invitations/components/composer";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page";
import { isMailless } from "../../../mail-state";
import type { PersonPage } from "../read-person-page";
import { readPersonPage } from "../read-person-page";
import { previewInvitation, sendInvitation } from "./actions";
import { readLetter } from "./read-letter";

type Props = { params: Promise<{ org: string; id: string }> };

/** Only where an invitation can go out; else the person's page says why not. */
function requireInvitable({ rights, gate, person }: PersonPage): string {
  const path = `/${gate.org.slug}/admin/people/${person.id}`;
  requirePermission(gate, "accounts.invite");
  const isOffered = rights.acts.includes("invite") || rights.acts.includes("resend");
  if (!isOffered || !person.email) redirect(path);
  return person.email;
}

export default async function Invite({ params }: Props) {
  const { org: slug, id } = await params;
  const page = await readPersonPage(slug, id);
  const address = requireInvitable(page);
  const { name, gate, person } = page;
  const { letter, expiresAt, language } = await inOrg(
    gate.scope,
    (tx) => readLetter(tx, id, null),
    "page",
  );
  const t = await getTranslations("compose");
  const format = await getFormatter();
  const spoken = format.displayName(language, { type: "language" });
  const people = {
    label: (await getTranslations("people.list"))("title"),
    href: `/${slug}/admin/people`,
  };
  const self = { label: name, href: `/${slug}/admin/people/${id}` };
  return (
    <Composer
      about={
        <section className="flex flex-col gap-2 text-sm text-muted">
          <h2 className="text-base font-semibold text-foreground">{t("people")}</h2>
          <p className="text-foreground">
            {name} · {address}
          </p>
          <p>{t("peopleText")}</p>
          <p>{t("when", { when: format.dateTime(expiresAt, "until") })}</p>
          {(await isMailless(slug)) && <Notice tone="warning">{t("noTransport")}</Notice>}
        </section>
      }
      head={
        <PageHead
          crumbs={[people, self]}
          fact={t("fact", { address, language: spoken })}
          title={t(person.status === "CREATED" ? "title" : "titleAgain", { name })}
        />
      }
      letter={letter}
      mergeFields={MERGE_FIELDS}
      org={slug}
      person={{ id, name, address }}
      preview={previewInvitation.bind(null, slug, id)}
      previewFact={t("previewFor", { name, language: spoken })}
      send={sendInvitation}
    />
  );
}
