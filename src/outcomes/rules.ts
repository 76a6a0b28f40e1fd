import type { AccountChange, NewAccount } from "@/accounts/input";
import { newAccount } from "@/accounts/input";
import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { FieldChange, RowChange, Verdict } from "@/plans/rules";
import { verdictOf } from "@/plans/rules";
import type { FaultCode } from "@/rosters/rules";

/** What became of a row: done, nothing left to do, or why not. It is said once. */
export type Outcome = "done" | "unchanged" | RefusalCode;

/** What applying a row found and made, as far as undoing needs it: fields are in the row's change, from and to. */
export type Before = {
  /** The account is of this row. */
  made?: true;
  status?: AccountStatus;
  source?: SuspensionSource | null;
  isClaimed?: boolean;
  ownerId?: string | null;
  /** Teams and applications that the row brought. */
  teams?: readonly string[];
  applications?: readonly string[];
};

/** A row that is to be written. */
export type Waiting = {
  line: number;
  verdict: Verdict;
  accountId: string | null;
  channel: string | null;
  change: RowChange;
};

/** Where an account stands at the moment of writing. */
export type Found = {
  id: string;
  status: AccountStatus;
  suspensionSource: SuspensionSource | null;
  isClaimed: boolean;
  ownerId: string | null;
  updatedAt: Date;
};

/** A row while it is written: the steps note what they did, or why they did not. */
export type Draft = Waiting & {
  id: string | null;
  ownerId?: string;
  code?: RefusalCode;
  before: Before | null;
};

/** A row goes on to the next step unless one refused it. */
export const goesOn = (draft: Draft): draft is Draft & { id: string } =>
  draft.code === undefined && draft.id !== null;

/** What is kept of a row for undoing comes together from the steps that wrote something. */
export function note(draft: Draft, before: Before): void {
  draft.before = { ...draft.before, ...before };
}

export function outcomeOf({ code, before }: Draft): Outcome {
  return code ?? (before ? "done" : "unchanged");
}

const SIZES = new Set(["shareSpaceMax", "saveSpaceMax"]);

/** A value of a field as JSON kept it. */
export function revived(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (SIZES.has(field)) return BigInt(String(value));
  return field === "suspensionDate" ? new Date(String(value)) : value;
}

const side = (fields: Readonly<Record<string, FieldChange>>, at: 0 | 1) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [field, revived(field, values[at])]),
  );

/** What a row changes of a known account, and from what. */
export const changeOf = ({ fields = {} }: RowChange): { change: AccountChange; from: object } => ({
  change: side(fields, 1) as AccountChange,
  from: side(fields, 0),
});

/** The person whom a row makes; its values were judged when it was planned. */
export function personOf({ kind = "USER", create = {} }: RowChange, ownerId?: string): NewAccount {
  const values = Object.entries(create).map(([field, value]) => [field, revived(field, value)]);
  return {
    visibility: "PRIVATE",
    modificationPrevention: false,
    creationNotification: true,
    tfa: "NONE",
    expirationMode: "DEFAULT",
    ...Object.fromEntries(values),
    kind,
    ownerId: ownerId ?? null,
  };
}

/** An account as undoing finds it, with what it was given. */
export type Standing = Readonly<Record<string, unknown>> & {
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
export function undoOf(
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
