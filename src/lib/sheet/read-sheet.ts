import { pickTable } from "./pick-table";
import type { OpenFile } from "./run-thread";
import { runThread } from "./run-thread";
import type { SheetChoice, SheetGuess, SheetHint, SheetLine } from "./shape";
import { SheetFault } from "./shape";

async function lookAt(open: OpenFile, choice: Partial<SheetChoice>) {
  for await (const found of runThread(open, { task: "look", choice }))
    if ("look" in found) return found.look;
  throw new SheetFault("sheet-corrupt");
}

async function count(open: OpenFile, choice: SheetChoice) {
  for await (const found of runThread(open, { task: "count", choice }))
    if ("count" in found) return found.count;
  throw new SheetFault("sheet-corrupt");
}

/**
 * How a file is read: what it is by its bytes, its encoding and delimiter or its sheet, the line of the header; what a
 * person chose of it stays. It was read to its end, so that what cannot be read is a SheetFault here already.
 */
export async function guessSheet(open: OpenFile, hint: SheetHint = {}): Promise<SheetGuess> {
  const look = await lookAt(open, hint.choice ?? {});
  const choice = pickTable(look, hint);
  return { choice, sheets: look.sheets, ...(await count(open, choice)) };
}

/** The lines behind the header that say something, in batches; read in a thread that ends when nobody asks on. */
export async function* readLines(
  open: OpenFile,
  choice: SheetChoice,
): AsyncGenerator<readonly SheetLine[]> {
  for await (const found of runThread(open, { task: "read", choice }))
    if ("lines" in found) yield JSON.parse(found.lines);
}
