import { newAccount } from "@/accounts/input";
import type { Person } from "@/accounts/queries";
import { readPeople } from "@/accounts/queries";
import type { AccountStatus } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { FieldChange, RowChange, Verdict } from "@/plans/rules";
import type { FaultCode } from "@/rosters/rules";
import { verdictOf } from "@/verdicts/rules";
import type { Applied } from "./queries";
import { nextApplied, readGiven } from "./queries";
import { refuseUndo } from "./refuse-undo";
import type { Before } from "./rules";
import { personOf, revived } from "./rules";
import type { UndoRow } from "./store";
import { insertUndoRows } from "./store";

/** An account as undoing finds it, with what it was given. */
type Standing = Readonly<Record<string, unknown>> & {
  kind: string;
  status: AccountStatus;
  claimedAt: Date | null;
  erasedAt: Date | null;
  ownerId: string | null;
  teams: readonly string[];
  applications: readonly string[];
  roles: number;
};
type Undo = { verdict: Verdict; change: RowChange | null; fault?: FaultCode };

const conflict = (fault: FaultCode): Undo => ({ verdict: "CONFLICT", change: null, fault });
const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
const isWithin = (some: readonly string[], all: readonly string[] = []): boolean =>
  some.every((one) => all.includes(one));

const PROFILE = Object.keys(newAccount.shape).filter(
  (field) => field !== "kind" && field !== "ownerId",
);

/** Nobody did anything with whom a row made: fields, owner, teams, applications and roles are the row's. */
function isUntouched(change: RowChange, before: Before, now: Standing): boolean {
  const { kind, ownerId, ...made } = personOf(change, before.ownerId ?? undefined);
  const expectedOf = (field: string) => (made as Record<string, unknown>)[field] ?? null;
  const isAsMade = PROFILE.every((field) => isSame(expectedOf(field), now[field]));
  const isPlaced =
    isWithin(now.teams, before.teams) && isWithin(now.applications, before.applications);
  const expected: AccountStatus[] =
    change.move === "suspend" ? ["SUSPENDED"] : ["CREATED", "INVITED"];
  return (
    isAsMade &&
    isPlaced &&
    now.ownerId === ownerId &&
    now.roles === 0 &&
    expected.includes(now.status)
  );
}

const BACK = {
  suspend: "reactivate",
  reactivate: "suspend",
  reopen: "close",
  close: "reopen",
} as const;

/** The move that leads back; undefined where somebody moved the account on since, null where there was none. */
function wayBack({ move }: RowChange, before: Before, now: Standing): RowChange | undefined | null {
  if (!before.status || !move || move === "erase" || move === "invite") return null;
  if (before.status === now.status) return null;
  const reached: Record<keyof typeof BACK, readonly AccountStatus[]> = {
    suspend: ["SUSPENDED"],
    close: ["CLOSED"],
    reactivate: ["CREATED", "INVITED", "ACTIVE"],
    reopen: ["CREATED", "INVITED", "ACTIVE", "SUSPENDED"],
  };
  if (!reached[move].includes(now.status)) return undefined;
  const by = move === "reactivate" && before.source ? { source: before.source } : {};
  return { move: BACK[move], was: now.status, ...by };
}

/** The fields as they were; undefined where somebody changed one of them since. */
function fieldsBack({ fields = {} }: RowChange, now: Standing): RowChange["fields"] | undefined {
  const back: Record<string, FieldChange> = {};
  for (const [field, [from, to]] of Object.entries(fields)) {
    if (isSame(now[field], revived(field, from))) continue;
    if (!isSame(now[field], revived(field, to))) return undefined;
    back[field] = [to, from];
  }
  return back;
}

function leadBack(change: RowChange, before: Before, now: Standing): Undo {
  const fields = fieldsBack(change, now);
  const move = wayBack(change, before, now);
  if (!fields || move === undefined) return conflict("edited-since");
  const { teams = [], applications = [], ownerId } = before;
  const back: RowChange = {
    was: now.status,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(ownerId ? { owner: { id: ownerId } } : {}),
    ...(teams.length > 0 ? { teams } : {}),
    ...(applications.length > 0 ? { applications } : {}),
    ...move,
  };
  return { verdict: verdictOf(back, []), change: back };
}

/** How a row that was applied is led back; who claimed since, or was changed since, is left as they are. */
function undoOf(
  { change, before }: { change: RowChange; before: Before },
  now: Standing | undefined,
  at: Date,
): Undo {
  if (!now || now.erasedAt) return conflict("gone-since");
  if (!before.isClaimed && now.claimedAt) return conflict("claimed-since");
  if (!before.made) return leadBack(change, before, now);
  if (!isUntouched(change, before, now)) return conflict("edited-since");
  const kind = now.kind === "CONTACT" ? "CONTACT" : "USER";
  const erase: RowChange = { kind, move: "erase", was: now.status, asOf: at.toISOString() };
  return { verdict: "ERASE", change: erase };
}

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
  const refused = await refuseUndo(tx, { undoId, rows, people });
  const settled = rows.map((row): UndoRow => {
    const fault = refused.get(row.line);
    return fault ? { ...row, verdict: "CONFLICT", change: null, faults: [fault] } : row;
  });
  await insertUndoRows(tx, undoId, settled);
  return applied.at(-1)?.line;
}
