import type { Person } from "@/accounts/queries";
import { readPeople } from "@/accounts/queries";
import type { AccountStatus } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { Applied } from "./queries";
import { nextApplied, readGiven } from "./queries";
import { undoOf } from "./rules";
import type { UndoRow } from "./store";
import { insertUndoRows } from "./store";

type Given = { teams: string[]; applications: string[]; roles: number };

function judge(
  { line, accountId, searchText, ...row }: Applied,
  person: Person | undefined,
  given: Given,
  now: Date,
): UndoRow {
  const { verdict, change, fault } = undoOf(
    row,
    person && { ...person, ...given, status: person.status as AccountStatus },
    now,
  );
  const faults = fault ? [{ column: null, code: fault, value: "" }] : null;
  return { line, accountId, searchText, verdict, change, faults };
}

/** Plans how the next applied rows of an import are led back. Returns the last line; undefined when there was none left. */
export async function judgeUndo(
  tx: OrgTx,
  {
    undoId,
    importId,
    from,
    most,
  }: { undoId: string; importId: string; from: number; most: number },
): Promise<number | undefined> {
  const applied = await nextApplied(tx, importId, from, most);
  if (applied.length === 0) return undefined;
  const ids = applied.map(({ accountId }) => accountId);
  const people = new Map((await readPeople(tx, ids)).map((person) => [person.id, person]));
  const given = await readGiven(tx, ids);
  const nothing: Given = { teams: [], applications: [], roles: 0 };
  const rows = applied.map((row) =>
    judge(row, people.get(row.accountId), given.get(row.accountId) ?? nothing, tx.now),
  );
  await insertUndoRows(tx, undoId, rows);
  return applied.at(-1)?.line;
}
