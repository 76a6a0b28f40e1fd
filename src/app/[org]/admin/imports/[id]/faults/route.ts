import type { NextRequest } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { FaultsPlace, FaultsWords } from "@/corrections/export-faults";
import { exportFaults } from "@/corrections/export-faults";
import { NOTE_COLUMNS } from "@/corrections/rules";
import { parseReading } from "@/imports/input";
import { NEEDED } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readPlan } from "@/plans/queries";
import type { ColumnKey } from "@/rosters/rules";
import { sayFault } from "@/rosters/say-fault";
import { download } from "../../../../download";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";

type Context = { params: Promise<{ org: string; id: string }> };

/** Downloads the rows with errors as the file has them, each with what is wrong. */
export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  const { org, id } = await params;
  const { scope, permissions } = await enter(org, "accounts.view");
  const plan = isId(id) ? await inOrg(scope, (tx) => readPlan(tx, id), "page") : null;
  const reading = plan && parseReading(plan.reading);
  if (!plan || !reading || !permissions.includes(NEEDED[plan.purpose]))
    return new Response(null, { status: 404 });
  const roster = await getTranslations("roster");
  const nameOf = (column: ColumnKey) => reading.header[reading.mapping.indexOf(column)] || column;
  const locale = (await getLocale()) === "fr" ? "fr" : "en";
  const words: FaultsWords = {
    columns: NOTE_COLUMNS[locale],
    sheet: roster("template.people"),
    fault: (fault) => {
      const { what, todo } = sayFault((key, values) => roster(key, values), fault, nameOf);
      return `${what} ${todo}`;
    },
  };
  const name = roster("template.errors");
  const format = reading.choice.format === "csv" ? "csv" : "xlsx";
  return download(
    scope,
    `${name}-${id.slice(0, 8)}`,
    format,
    (tx, place: FaultsPlace | undefined) => exportFaults(tx, { id, place, words }),
  );
}
