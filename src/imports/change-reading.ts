import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { demandMaker } from "@/plans/demand-maker";
import type { ColumnKey } from "@/rosters/rules";
import type { Reading, ReadingChange } from "./input";
import { asInFile, parseReading } from "./input";
import type { ImportState } from "./rules";
import { NEEDED, READABLE } from "./rules";
import { lockImport, setReading } from "./store";

/** A column of ours is read from one column of the file. */
function mappingOf(reading: Reading, mapping: readonly (ColumnKey | null)[]) {
  const used = mapping.filter((key) => key !== null);
  if (new Set(used).size < used.length) throw new Refusal("column-twice");
  return reading.header.map((_, at) => mapping[at] ?? null);
}

/**
 * Reads a file differently before anything of it is applied: another encoding, delimiter, sheet or header line lets the
 * worker read it again; other columns, or what every row is, are kept at once. A plan that was made is to be made again.
 */
export async function changeReading(
  tx: OrgTx,
  { id, chosen, mapping, kind, full }: ReadingChange,
): Promise<{ state: ImportState }> {
  const found = await lockImport(tx, id);
  const read = found && parseReading(found.reading);
  if (!found || !read) throw new Refusal("import-not-found");
  const reading = asInFile(read);
  demand(tx, NEEDED[found.purpose]);
  await demandMaker(tx, found);
  if (!found.fileId) throw new Refusal("file-gone");
  if (!READABLE.includes(found.state)) throw new Refusal("import-moved-on");
  const state = chosen ? "READING" : "READ";
  const changed: Reading = {
    ...reading,
    ...(mapping ? { mapping: mappingOf(reading, mapping) } : {}),
    // a header that was found by hand belongs to the table in which it was found
    ...(chosen
      ? { chosen: { ...reading.chosen, headerLine: undefined, ...chosen }, fault: undefined }
      : {}),
  };
  await setReading(tx, id, {
    ...{ reading: changed, state },
    ...(kind === undefined ? {} : { kind }),
    ...(full === undefined ? {} : { options: { ...found.options, full } }),
  });
  if (chosen) await enqueue(tx, "imports", { org: tx.org, id });
  return { state };
}
