import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { Reading } from "@/imports/input";
import type { ColumnKey } from "@/rosters/rules";
import type { RosterTexts } from "@/rosters/say-fault";

export type Words = {
  t: Awaited<ReturnType<typeof getTranslations<"imports">>>;
  refusals: Awaited<ReturnType<typeof getTranslations<"refusals">>>;
  roster: RosterTexts;
  format: Awaited<ReturnType<typeof getFormatter>>;
  locale: string;
  nameOf: (column: ColumnKey) => string;
  /** Of a workbook: the sheet that is read. */
  sheet: string | undefined;
};

/** What the file calls a column, and its key; what it does not have goes by the name that it would have. */
const namer =
  (reading: Reading | undefined, named: (key: ColumnKey) => string) =>
  (column: ColumnKey): string => {
    const header = reading?.header[reading.mapping.indexOf(column)]?.replace(/\s*\*+$/, "");
    if (header === column) return column;
    return `${header || named(column)} (${column})`;
  };

const sheetOf = (reading: Reading | undefined): string | undefined =>
  reading?.sheets[reading.choice.sheet ?? 0]?.name;

/** The texts with which rows and faults of this file are said. */
export async function wordsOf(reading: Reading | undefined): Promise<Words> {
  const roster = await getTranslations("roster");
  const nameOf = namer(reading, (key) => roster(`columns.${key}.name`));
  return {
    t: await getTranslations("imports"),
    refusals: await getTranslations("refusals"),
    roster: (key, values) => roster(key, values),
    format: await getFormatter(),
    locale: await getLocale(),
    nameOf,
    sheet: sheetOf(reading),
  };
}
