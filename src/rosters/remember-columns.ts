import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { headerKey } from "./input";
import { mapColumns } from "./map-columns";
import type { Mapping } from "./rules";
import { dropColumnNames, keepColumnNames } from "./store";

/** What stands for "not read"; no column is called so. */
const UNREAD = "";
/** More columns than this have no names worth keeping. */
const MOST = 300;

/** The columns of a file, what they are by now, and its first rows, by which whole names are guessed. */
type Columns = {
  header: readonly string[];
  mapping: Mapping;
  preview?: readonly { cells: readonly string[] }[];
};

/** Remembers what an admin made of the columns of a file, so that the next one like it needs no help. */
export async function rememberColumns(
  tx: OrgTx,
  { header, mapping, preview = [] }: Columns,
): Promise<void> {
  demand(tx, "accounts.manage");
  const rows = preview.map(({ cells }) => cells);
  const { mapping: plain } = mapColumns(header, new Map(), rows);
  const columns = header.slice(0, MOST).map((name, index) => ({
    headerKey: headerKey(name),
    columnKey: mapping[index] ?? UNREAD,
    isKnown: (plain[index] ?? UNREAD) === (mapping[index] ?? UNREAD),
  }));
  // Of two columns of one name the first is meant.
  const named = [
    ...new Map(columns.reverse().map((column) => [column.headerKey, column])).values(),
  ];
  const chosen = named.filter(({ headerKey }) => headerKey !== "");
  await dropColumnNames(
    tx,
    chosen.filter(({ isKnown }) => isKnown).map(({ headerKey }) => headerKey),
  );
  await keepColumnNames(
    tx,
    chosen.filter(({ isKnown }) => !isKnown),
  );
}
