import { readLines } from "@/lib/sheet/read-sheet";
import type { OpenFile } from "@/lib/sheet/run-thread";
import type { SheetChoice, SheetLine } from "@/lib/sheet/shape";

/** A file as it is kept: in pieces, which may end in the middle of a character. */
export const fileOf = (bytes: Uint8Array, piece = 1_048_576): OpenFile =>
  async function* () {
    for (let at = 0; at < bytes.length; at += piece)
      yield new Uint8Array(bytes.subarray(at, at + piece));
  };

export async function readAll(open: OpenFile, choice: SheetChoice): Promise<SheetLine[]> {
  const all: SheetLine[] = [];
  for await (const lines of readLines(open, choice)) all.push(...lines);
  return all;
}

export const cellsOf = (lines: readonly SheetLine[]): (readonly string[])[] =>
  lines.map(({ cells }) => cells);

/** Text that cannot be packed well. */
export function noise(length: number): string {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return Array.from({ length: length / 6 }, next).join("");
}
