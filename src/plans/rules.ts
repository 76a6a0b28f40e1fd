import type { RosterKind, RowValues } from "@/rosters/rules";

/** What applying does with a row. INVITE is of chosen people, ERASE of an undoing; the last three write nothing. */
export const VERDICTS = [
  "CREATE",
  "UPDATE",
  "REACTIVATE",
  "REOPEN",
  "SUSPEND",
  "CLOSE",
  "ERASE",
  "INVITE",
  "NONE",
  "CONFLICT",
  "ERROR",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Rows with these verdicts are written by applying. */
export const WRITTEN: readonly Verdict[] = VERDICTS.filter(
  (verdict) => !["NONE", "CONFLICT", "ERROR"].includes(verdict),
);

/** A field of an account that a row changes, as JSON can hold it: from what, to what. */
export type FieldChange = readonly [from: unknown, to: unknown];

/**
 * What applying a row writes. `create` is a whole person, by the values of the row; `fields` change a known one;
 * `move` is the state it comes to; `teams` and `applications` are ids that are added (undoing takes them away).
 */
export type RowChange = {
  kind?: RosterKind;
  create?: RowValues;
  fields?: Readonly<Record<string, FieldChange>>;
  move?: "suspend" | "reactivate" | "reopen" | "close" | "erase" | "invite";
  teams?: readonly string[];
  applications?: readonly string[];
  /** Names of teams that are made by applying. */
  newTeams?: readonly string[];
  /** The owner: an account, or the line of the same file that makes it. */
  owner?: { id: string } | { line: number };
  /** CREATION_NOTIFICATION NO: "invite now" leaves this person out. */
  isQuiet?: boolean;
};
