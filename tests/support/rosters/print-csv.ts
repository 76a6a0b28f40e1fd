import type { Delimiter } from "@/lib/sheet/shape";

export type LineBreak = "\n" | "\r\n" | "\r";

const quoted = (cell: string, delimiter: Delimiter, isQuoted: boolean): string =>
  isQuoted || cell.includes(delimiter) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/** Rows as spreadsheets print them: what could be misunderstood stands in quotation marks, or everything does. */
export const printCsv = (
  rows: readonly (readonly string[])[],
  {
    delimiter = ",",
    lineBreak = "\r\n",
    allQuoted = false,
    lastBreak = true,
  }: {
    delimiter?: Delimiter;
    lineBreak?: LineBreak;
    allQuoted?: boolean;
    lastBreak?: boolean;
  } = {},
): string =>
  rows
    .map((row) => row.map((cell) => quoted(cell, delimiter, allQuoted)).join(delimiter))
    .join(lineBreak) + (lastBreak ? lineBreak : "");
