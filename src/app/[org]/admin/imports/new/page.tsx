import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NewUpload } from "@/imports/components/new-upload";
import { NEEDED } from "@/imports/rules";
import { Page, PageHead } from "@/ui/page";
import { Section } from "@/ui/panel";
import { enter } from "../../enter";
import { giveUp } from "../actions";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  purpose: z.enum(["ROSTER", "CHOOSE"]).catch("ROSTER"),
  kind: z.enum(["USER", "CONTACT"]).nullable().catch(null),
  /** A plan that is given up for the file that is chosen here. */
  replaces: z.uuid().optional().catch(undefined),
});

/** A file is chosen here: for a roster with its templates, or to name the people to invite. */
export default async function NewImport({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { purpose, kind, replaces } = query.parse(await searchParams);
  await enter(slug, NEEDED[purpose]);
  const t = await getTranslations("imports");
  const path = `/${slug}/admin/imports`;
  const isChoice = purpose === "CHOOSE";
  const head = (
    <PageHead
      crumbs={[{ label: t("crumb"), href: path }]}
      title={t(isChoice ? "upload.titleChoose" : "upload.title")}
    />
  );
  return (
    <Page head={head} width="prose">
      <p className="text-sm text-muted">{t(isChoice ? "upload.textChoose" : "upload.text")}</p>
      {!isChoice && <Templates path={path} />}
      <NewUpload
        kind={kind}
        path={path}
        purpose={purpose}
        replace={replaces ? giveUp.bind(null, slug, replaces) : undefined}
      />
    </Page>
  );
}

const TEMPLATES = [
  ["USER", "xlsx"],
  ["USER", "csv"],
  ["CONTACT", "xlsx"],
  ["CONTACT", "csv"],
] as const;

/** Plain links: a download is no page to go to. */
async function Templates({ path }: { path: string }) {
  const t = await getTranslations("imports");
  return (
    <Section text={t("upload.templatesText")} title={t("upload.templates")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {TEMPLATES.map(([kind, format]) => (
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
