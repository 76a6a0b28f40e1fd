import { getFormatter, getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { FAULT_CODES } from "@/rosters/rules";
import { sayFault } from "@/rosters/say-fault";
import { countStays } from "@/runs/count-stays";
import type { ImportPage } from "../import-head";
import type { Words } from "./words";
import { wordsOf } from "./words";

/** Why a row stays, for a sentence: something happened since the import, or since the plan. */
export function sayWhy(
  { roster, refusals }: Pick<Words, "roster" | "refusals">,
  code: string,
): string {
  const fault = FAULT_CODES.find((known) => known === code);
  if (fault) return sayFault(roster, { column: null, code: fault, value: "" }).title;
  const isKnown = refusals.has(code as RefusalCode);
  return isKnown ? refusals(code as RefusalCode, { field: "" }).replace(/\.$/, "") : code;
}

/** How many rows an undoing left as they are, and why; nothing where there are none. */
export async function sayStays(
  { gate, reading }: ImportPage,
  { id, left }: { id: string; left: number },
): Promise<string> {
  if (left === 0) return "";
  const t = await getTranslations("imports.over");
  const words = await wordsOf(reading);
  const stays = await inOrg(gate.scope, (tx) => countStays(tx, id), "page");
  const why = stays.map(({ code, rows: count }) => t("stay", { why: sayWhy(words, code), count }));
  return [t("stays", { count: left }), ...why].join(" ");
}

/** Who undid an import, when, and what stayed; nothing where nobody does. */
export async function sayUndone(page: ImportPage): Promise<string[]> {
  const { undo } = page.run;
  if (!undo) return [];
  const t = await getTranslations("imports.over");
  const { state, by: name, finishedAt, done: count } = undo;
  if (state === "APPLIED" && finishedAt) {
    const at = (await getFormatter()).dateTime(finishedAt, "momentWithYear");
    return [t("undoneBy", { name, at, count }), await sayStays(page, undo)];
  }
  return [t(state === "PLANNED" || state === "AWAITING" ? "undoPlanned" : "undoing")];
}
