import { read, utils } from "xlsx";
import { written } from "./sheets";

/** A template for spreadsheets as somebody fills it: these people by key instead of its examples; the guide stays behind them. */
export function fillTemplate(
  template: Uint8Array,
  people: readonly Readonly<Record<string, string>>[],
): Buffer {
  const book = read(template);
  const [name = ""] = book.SheetNames;
  const [head = []] = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 });
  const rows = people.map((person) => head.map((key) => person[key.replace("*", "")] ?? ""));
  book.Sheets[name] = utils.aoa_to_sheet([head, ...rows]);
  return Buffer.from(written(book, "xlsx"));
}
