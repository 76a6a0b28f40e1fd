import { cellText } from "@/cells/input";
import { cellFields } from "./input";
import type { Mapping, RowValues } from "./rules";

/** The values of a row as they were before those that its cells say were left to them (`beyondCells`). */
export function withCells(
  mapping: Mapping,
): (beyond: RowValues, cells: readonly string[]) => RowValues {
  const fields = cellFields(mapping);
  return (beyond, cells) => {
    const values: Record<string, unknown> = {};
    for (const [field, place] of fields) {
      const text = cellText(cells[place] ?? "");
      if (text !== "") values[field] = text;
    }
    return Object.assign(values, beyond);
  };
}
