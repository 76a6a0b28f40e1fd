import { cellText } from "@/cells/input";
import { cellFields } from "./input";
import type { Mapping, RowValues } from "./rules";

/** The values of a row as they were before those that its cells say were left to them (`beyondCells`). */
export function withCells(
  mapping: Mapping,
): (beyond: RowValues, cells: readonly string[]) => RowValues {
  const fields = cellFields(mapping);
  return (beyond, cells) => {
    const said = fields.map(([field, place]) => [field, cellText(cells[place] ?? "")] as const);
    return { ...Object.fromEntries(said.filter(([, text]) => text !== "")), ...beyond };
  };
}
