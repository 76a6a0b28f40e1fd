import { cellText } from "@/cells/input";
import { cellFields } from "./input";
import type { Mapping, RowValues } from "./rules";

/**
 * The values of a row without those that its cells say word for word (`withCells` takes them back from there); undefined where
 * a cell says something that the values have not.
 */
export function beyondCells(
  mapping: Mapping,
): (values: RowValues, cells: readonly string[]) => RowValues | undefined {
  const fields = cellFields(mapping);
  const places = new Map<string, number>(fields);
  return (values, cells) => {
    for (const [field, place] of fields) {
      const cell = cells[place];
      if (cell && values[field] === undefined && cellText(cell) !== "") return undefined;
    }
    const beyond: Record<string, unknown> = {};
    // twenty fields of every new person: whatever list were made of them would cost more than all else here
    for (const field in values) {
      const value = values[field as keyof RowValues];
      const place = places.get(field);
      if (place === undefined || cells[place] !== value) beyond[field] = value;
    }
    return beyond;
  };
}
