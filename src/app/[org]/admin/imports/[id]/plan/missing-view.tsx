import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { MissingForm } from "@/plans/components/missing-form";
import { MissingList } from "@/plans/components/missing-list";
import { countMissing } from "@/plans/count-missing";
import type { PlanHeader } from "@/plans/queries";
import { listMissing } from "@/plans/queries";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Pagination } from "@/ui/tables/pagination";
import { proposeMissing } from "../../actions";
import type { ImportPage } from "../import-head";

const SIZE = 50;

const first = z.preprocess((value) => [value].flat()[0], z.string());
const query = z.object({
  name: first.pipe(z.string().max(500)).optional().catch(undefined),
  who: first.pipe(z.uuid()).optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

type MissingProps = ImportPage & { query: Record<string, string | string[] | undefined> };

/** Where those who are missing are listed. */
export const missingHref = ({ path, run }: Pick<ImportPage, "path" | "run">): string =>
  `${path}/${run.id}?missing=1`;

/** Whether the address asks for them, and there are any to ask for. */
export const asksForMissing = ({ plan, query: asked }: MissingProps): boolean =>
  asked.missing !== undefined && plan.options.full === true;

async function read(
  tx: OrgTx,
  { id, kind }: PlanHeader,
  after: { nameKey: string; id: string } | undefined,
) {
  const page = await listMissing(tx, { id, kind, ...(after ? { after } : {}) }, SIZE);
  return { ...page, counts: await countMissing(tx, { id, kind }) };
}

/** Who is open and in no row of a file that is meant to be everybody: a proposal, on which nothing acts alone. */
export async function MissingView(props: MissingProps) {
  const { gate, path, run, plan, mayAct } = props;
  const t = await getTranslations("imports.missing");
  const { name, who, row } = query.parse(props.query);
  const after = name !== undefined && who ? { nameKey: name, id: who } : undefined;
  const { rows, more, counts } = await inOrg(gate.scope, (tx) => read(tx, plan, after), "page");
  if (rows.length === 0) return <EmptyState text={t("nobody")} />;
  const list = <MissingList people={`/${gate.org.slug}/admin/people`} rows={rows} />;
  const last = rows.at(-1);
  const next = new URLSearchParams({ name: last?.nameKey ?? "", who: last?.id ?? "" });
  const from = after ? row : 1;
  const href = missingHref({ path, run });
  return (
    <>
      <div className="flex flex-none flex-col gap-2 px-4 py-4 md:px-8">
        <p className="text-sm text-muted">
          {t("fact", { count: counts.missing, open: counts.open })}
        </p>
        {counts.unsure > 0 && (
          <Notice tone="warning">{t("unsure", { count: counts.unsure })}</Notice>
        )}
      </div>
      {mayAct ? (
        <MissingForm
          action={proposeMissing}
          counts={counts}
          id={run.id}
          key={from}
          org={gate.org.slug}
        >
          {list}
        </MissingForm>
      ) : (
        list
      )}
      <Pagination
        from={from}
        nextHref={more ? `${href}&${next}&row=${from + rows.length}` : undefined}
        previousHref={after ? href : undefined}
        to={from + rows.length - 1}
        total={counts.missing}
      />
    </>
  );
}
