import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { SessionGate } from "@/gates/session";
import { NewUpload } from "@/imports/components/new-upload";
import { NEEDED, uploadRefusal } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import type { PlanHeader } from "@/plans/queries";
import { readPlan } from "@/plans/queries";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { Section } from "@/ui/panel";
import { enter } from "../../enter";
import { crumbOf } from "../crumb";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  purpose: z.enum(["ROSTER", "CHOOSE"]).catch("ROSTER"),
  kind: z.enum(["USER", "CONTACT"]).nullable().catch(null),
  /** A plan that is given up for the file that is chosen here. */
  replaces: z.uuid().optional().catch(undefined),
  /** The import whose rows the file corrects. */
  into: z.uuid().optional().catch(undefined),
  /** Why a file that was sent without a script was not taken. */
  refused: z.string().max(40).optional().catch(undefined),
});

/** The plan that corrections go into: one that may still be corrected, by who made it. */
async function readCorrected(gate: SessionGate, id: string | undefined) {
  const plan = id ? await inOrg(gate.scope, (tx) => readPlan(tx, id), "page") : undefined;
  if (plan === undefined) return undefined;
  const isOwn = plan?.madeBy === gate.account.id;
  const mayCorrect = plan && isOwn && gate.permissions.includes(NEEDED[plan.purpose]);
  return mayCorrect && plan.state === "PLANNED" && plan.purpose !== "UNDO" ? plan : notFound();
}

/** Which words the page has: of a roster, of people to invite, of corrections. */
const wordOf = (corrected: PlanHeader | undefined, purpose: string) => {
  if (corrected) return "Into";
  return purpose === "CHOOSE" ? "Choose" : "";
};

/** A file is chosen here: for a roster with its templates, to name the people to invite, or with corrected rows. */
export default async function NewImport({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { purpose, kind, replaces, into, refused } = query.parse(await searchParams);
  const gate = await enter(slug, into ? "accounts.view" : NEEDED[purpose]);
  const corrected = await readCorrected(gate, into);
  const t = await getTranslations("imports");
  const path = `/${slug}/admin/imports`;
  const word = wordOf(corrected, purpose);
  const crumbs = [
    await crumbOf({ slug, purpose: corrected?.purpose ?? purpose }),
    ...(corrected ? [{ label: corrected.fileName, href: `${path}/${corrected.id}` }] : []),
  ];
  return (
    <Page head={<PageHead crumbs={crumbs} title={t(`upload.title${word}`)} />} width="prose">
      {refused && <Refused code={refused} />}
      <p className="text-sm text-muted">{t(`upload.text${word}`)}</p>
      {!corrected && <Templates path={path} purpose={purpose} />}
      <NewUpload
        into={corrected?.id}
        kind={kind}
        path={path}
        purpose={purpose}
        replaces={replaces}
      />
    </Page>
  );
}

async function Refused({ code }: { code: string }) {
  const t = await getTranslations();
  const known = uploadRefusal(code);
  return (
    <Notice isLive tone="danger">
      {known ? t(`refusals.${known}`) : t("imports.upload.interrupted")}
    </Notice>
  );
}

const TEMPLATES = {
  ROSTER: ["USER", "CONTACT"],
  CHOOSE: ["CHOOSE"],
} as const;
const FORMATS = ["xlsx", "csv"] as const;

/** Plain links: a download is no page to go to. */
async function Templates({ path, purpose }: { path: string; purpose: keyof typeof TEMPLATES }) {
  const t = await getTranslations("imports");
  const files = TEMPLATES[purpose].flatMap((kind) => FORMATS.map((format) => ({ kind, format })));
  const text = purpose === "CHOOSE" ? "templatesChoose" : "templatesText";
  return (
    <Section text={t(`upload.${text}`)} title={t("upload.templates")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {files.map(({ kind, format }) => (
          <li key={`${kind} ${format}`}>
            <a
              className="prose-link text-sm"
              download
              href={`${path}/template?kind=${kind}&format=${format}`}
            >
              {t("upload.download", { kind: t(`kind.${kind}`), format: format.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
