import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { SelectionRow } from "@/selections/queries";
import { readSelection } from "@/selections/queries";
import type { ActOnMany, RowAct } from "@/selections/rules";
import { actsFor, anyActFor, isComposed } from "@/selections/rules";
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

/** The selection of this address, for those who may see it. */
async function readFound(gate: SessionGate, id: string): Promise<SelectionRow> {
  const isId = z.uuid().safeParse(id).success;
  const found = isId && (await inOrg(gate.scope, (tx) => readSelection(tx, id), "page"));
  return found || notFound();
}

type Act = RowAct | "export";
const isHere = (act: ActOnMany): act is Act => !isComposed(act);

/** The act that was begun, else the one that the address asks for, if the reader may. */
function actOf(found: SelectionRow, wanted: unknown, gate: SessionGate): Act | undefined {
  const act = found.act ?? anyActFor(gate.permissions).find((one) => one === wanted);
  return act && isHere(act) ? act : undefined;
}

/** People who were ticked: what is to be done with them, how far it has come, what came of it. */
export default async function Selection({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const gate = await enter(slug, "accounts.view");
  const selection = await readFound(gate, id);
  if (selection.campaignId) redirect(`/${slug}/admin/campaigns/${selection.campaignId}`);
  const act = actOf(selection, (await searchParams).act, gate);
  const t = await getTranslations("selections");
  const format = await getFormatter();
  const path = `/${slug}/admin`;
  const { count, createdAt } = selection;
  const head = (
    <PageHead
      crumbs={[{ label: t("crumb"), href: `${path}/people` }]}
      fact={t("fact", { at: format.dateTime(createdAt, "exact") })}
      title={t(`title.${act ?? "none"}`, { count })}
    />
  );
  return (
    <Page head={head} width="prose">
      <p className="text-sm text-muted">{t(`text.${act ?? "none"}`)}</p>
      <Body act={act} gate={gate} path={path} selection={selection} />
    </Page>
  );
}

interface BodyProps {
  gate: SessionGate;
  path: string;
  selection: SelectionRow;
  act: Act | undefined;
}

function Body({ act, ...own }: BodyProps) {
  const { gate, path, selection } = own;
  if (selection.state !== "FROZEN") return <Progress {...own} />;
  if (!act)
    return <ActLinks acts={actsFor(gate.permissions)} path={path} selection={selection.id} />;
  if (act === "export")
    return <ExportLinks href={`${path}/people/export?selection=${selection.id}`} />;
  return <ActReview {...own} act={act} />;
}

type ActLinksProps = { acts: readonly ActOnMany[]; path: string; selection: string };

async function ActLinks({ acts, path, selection }: ActLinksProps) {
  const t = await getTranslations("selections");
  return (
    <nav aria-label={t("acts")} className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <LinkButton
          href={
            isComposed(act)
              ? `${path}/campaigns/new?selection=${selection}&kind=${act}`
              : `${path}/selections/${selection}?act=${act}`
          }
          key={act}
        >
          {t(`act.${act}`)}
        </LinkButton>
      ))}
    </nav>
  );
}
