import type { AccountChange, NewAccount } from "@/accounts/input";
import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { FieldChange, RowChange, Verdict } from "@/plans/rules";

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

/** Where writing stands: lines up to this one are done in this pass. */
export type Place = { pass: number; line: number };
export const BEGINNING: Place = { pass: 0, line: 0 };
