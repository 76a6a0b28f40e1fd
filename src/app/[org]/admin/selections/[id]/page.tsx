import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { readSelection } from "@/selections/queries";
import type { ActOnMany } from "@/selections/rules";
import { actsFor, isActOnMany } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { ExportLinks } from "../../people/export-links";
import { ActReview } from "./act-review";
import { Progress } from "./progress";

type Props = {
  params: Promise<{ org: string; id: string }>;
  searchParams: Promise<{ act?: string | string[] }>;
};

/** People who were ticked: what is to be done with them, how far it has come, what came of it. */
export default async function Selection({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const gate = await enter(slug, "accounts.view");
  const known = z.uuid().safeParse(id).success;
  const found = known && (await inOrg(gate.scope, (tx) => readSelection(tx, id), "page"));
  if (!found) notFound();
  const t = await getTranslations("selections");
  const format = await getFormatter();
  const path = `/${slug}/admin`;
  const acts = actsFor(gate.permissions);
  const wanted = found.act ?? (await searchParams).act;
  const act = isActOnMany(wanted) && (found.act || acts.includes(wanted)) ? wanted : undefined;
  const title = t(`title.${act ?? "none"}`, { count: found.count });
  const fact = t("fact", { at: format.dateTime(found.createdAt, "exact") });
  const own = { gate, path, selection: found };
  return (
    <Page
      head={
        <PageHead
          crumbs={[{ label: t("crumb"), href: `${path}/people` }]}
          fact={fact}
          title={title}
        />
      }
      width="prose"
    >
      <p className="text-sm text-muted">{t(`text.${act ?? "none"}`)}</p>
      {found.state !== "FROZEN" && <Progress {...own} />}
      {found.state === "FROZEN" && !act && (
        <ActLinks acts={acts} path={`${path}/selections/${id}`} />
      )}
      {found.state === "FROZEN" && act === "export" && (
        <ExportLinks href={`${path}/people/export?selection=${id}`} />
      )}
      {found.state === "FROZEN" && act && act !== "export" && <ActReview {...own} act={act} />}
    </Page>
  );
}

async function ActLinks({ acts, path }: { acts: readonly ActOnMany[]; path: string }) {
  const t = await getTranslations("selections");
  return (
    <nav aria-label={t("acts")} className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <LinkButton href={`${path}?act=${act}`} key={act}>
          {t(`act.${act}`)}
        </LinkButton>
      ))}
    </nav>
  );
}
