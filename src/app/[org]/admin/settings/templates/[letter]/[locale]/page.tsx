import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readSettings } from "@/orgs/queries";
import { TemplateEditor } from "@/templates/components/template-editor";
import type { TemplateKey } from "@/templates/input";
import { templateKey } from "@/templates/input";
import { previewTemplate } from "@/templates/preview-template";
import { previewWords } from "@/templates/preview-words";
import { fieldsOf } from "@/templates/rules";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../../enter";
import { senderLine } from "../../../../sender-line";
import { actOnTemplate, previewTyped } from "../../actions";

type Props = { params: Promise<{ org: string; letter: string; locale: string }> };

async function read(tx: OrgTx, key: TemplateKey) {
  const { own, start } = await previewWords(tx, key);
  const { subject, html } = await previewTemplate(tx, { ...key, wording: own ?? null });
  const from = await senderLine(tx, await readSettings(tx));
  return { template: own, start, letter: { from, subject, html } };
}

async function Head({ gate, title, fact }: { gate: SessionGate; title: string; fact: string }) {
  const t = await getTranslations("settings");
  const path = `/${gate.org.slug}/admin/settings`;
  const crumbs = [
    { label: t("title"), href: `${path}/general` },
    { label: t("section.templates"), href: `${path}/templates` },
  ];
  return <PageHead crumbs={crumbs} fact={fact} title={title} />;
}

export default async function Template({ params }: Props) {
  const { org: slug, ...named } = await params;
  const gate = await enter(slug, "settings.manage");
  const key = templateKey.safeParse(named).data;
  if (!key) notFound();
  const { template, start, letter } = await inOrg(gate.scope, (tx) => read(tx, key), "page");
  const [t, format] = [await getTranslations("templates"), await getFormatter()];
  const language = format.displayName(key.locale, { type: "language" });
  const fact = template
    ? t("ownSince", {
        date: format.dateTime(template.updatedAt, "moment"),
        name: template.updatedBy ?? "–",
      })
    : t("builtIn");
  const title = t("title", { letter: t(`letter.${key.letter}`), language });
  return (
    <Page head={<Head fact={fact} gate={gate} title={title} />} width="full">
      <TemplateEditor
        action={actOnTemplate}
        address={gate.account.email ?? ""}
        hidden={{ org: slug, ...key, seen: template?.updatedAt.toISOString() ?? "" }}
        isOwn={template !== undefined}
        key={template?.updatedAt.toISOString() ?? "built-in"}
        letter={letter}
        mergeFields={fieldsOf(key.letter)}
        preview={previewTyped.bind(null, { org: slug, ...key })}
        previewFact={t("previewFor", { language })}
        start={start}
      />
    </Page>
  );
}
