import { getLocale, getTranslations } from "next-intl/server";
import type { RowsKind, RowsPlace, RowsWords } from "@/corrections/export-rows";
import { exportRows } from "@/corrections/export-rows";
import { NOTE_COLUMNS, RESULT_COLUMNS } from "@/corrections/rules";
import { parseReading } from "@/imports/input";
import { NEEDED } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readPlan } from "@/plans/queries";
import { readImport } from "@/runs/queries";
import { download } from "../../../../download";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";
import { faultsIn, resultIn } from "./say-rows";
import { wordsOf } from "./words";

const COLUMNS = { faults: NOTE_COLUMNS, result: RESULT_COLUMNS };
const NAMES = { faults: "template.errors", result: "template.result" } as const;

/** Downloads rows of an import as the file has them, each with what is wrong with it or what became of it. */
export async function rowsFile(
  { org, id }: { org: string; id: string },
  kind: RowsKind,
): Promise<Response> {
  const { scope, permissions } = await enter(org, "accounts.view");
  const plan = isId(id) ? await inOrg(scope, (tx) => readPlan(tx, id), "page") : null;
  const run = plan && (await inOrg(scope, (tx) => readImport(tx, id), "page"));
  const undo = run?.undo?.state === "APPLIED" ? run.undo.id : undefined;
  const reading = plan && parseReading(plan.reading);
  if (!plan || !reading || !permissions.includes(NEEDED[plan.purpose]))
    return new Response(null, { status: 404 });
  const roster = await getTranslations("roster");
  const said = await wordsOf(reading);
  const words: RowsWords = {
    columns: COLUMNS[kind][(await getLocale()) === "fr" ? "fr" : "en"],
    sheet: roster("template.people"),
    say: (row, undone) =>
      kind === "faults" ? faultsIn(said, row) : resultIn(said, row, { ...plan, undone }),
  };
  const format = reading.choice.format === "csv" ? "csv" : "xlsx";
  const name = `${roster(NAMES[kind])}-${id.slice(0, 8)}`;
  return download(scope, name, format, (tx, place: RowsPlace | undefined) =>
    exportRows(tx, { id, kind, place, words, undo }),
  );
}
