import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import type { ByChannel, Channel } from "@/addressees/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { Doing } from "@/rechecks/rules";
import type { ColumnKey, FaultCode, RosterKind, RowFault, RowValues } from "@/rosters/rules";
import { faultKey } from "@/rosters/rules";
import type { NearDomain } from "@/slips/rules";
import type { NewTeam } from "@/teams/rules";

/** What applying does with a row. INVITE is of chosen people, ERASE of an undoing; LEFT_OUT: the person is named above, nobody is, or by hand. */
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
  "LEFT_OUT",
  "CONFLICT",
  "ERROR",
] as const;
export type Verdict = (typeof VERDICTS)[number];
/** Rows with these verdicts are written by applying: all but the last four. */
export const WRITTEN: readonly Verdict[] = VERDICTS.slice(0, VERDICTS.indexOf("NONE"));

/** A field of an account that a row changes, as JSON can hold it: from what, to what. */
export type FieldChange = readonly [from: unknown, to: unknown];
export type Fields = Readonly<Record<string, FieldChange>>;

/**
 * What applying a row writes. `create` is a whole person, by the values of the row; `fields` change a known one;
 * `move` is the state it comes to; `teams` and `applications` are ids that are added (undoing takes them away).
 */
export type RowChange = {
  kind?: RosterKind;
  create?: RowValues;
  fields?: Fields;
  move?: "suspend" | "reactivate" | "reopen" | "close" | "erase" | "invite";
  /** Where a known account stood when the row was judged. */
  was?: AccountStatus;
  /** Of chosen people who were invited: when that ran out. */
  expiredOn?: string;
  /** The row says ACTIVE of somebody suspended: `move` is "reactivate" once the admin ticks it (corrections/tick-plan.ts). */
  revives?: true;
  /** The row is about whoever made the plan: nothing of them changes before they tick it (corrections/tick-plan.ts). */
  isOwn?: true;
  teams?: readonly string[];
  applications?: readonly string[];
  /** The owner that the row gives somebody is suspended once the file is written (plans/settle-owners.ts). */
  ownerAsleep?: true;
  /** Of somebody who is suspended or closed: how many contacts they keep (settlements/note-keepers.ts). */
  keeps?: number;
  /** How somebody is called here whom the row calls by no word of that. */
  renamed?: string;
  /** Of somebody who claimed: with what they can sign in no longer, and with what they do from then on. */
  signIn?: { no: readonly string[]; yes: readonly string[] };
  /** Names of teams that are made by applying. */
  newTeams?: readonly string[];
  /** The owner: an account, or the line of the same file that makes it. */
  owner?: { id: string } | { line: number };
  /** CREATION_NOTIFICATION NO: "invite now" leaves this person out. */
  isQuiet?: boolean;
  /** Of chosen people: the line above that names the same person. */
  repeats?: number;
  /** Of a row that names somebody twice: the line that was kept instead of it. */
  leftFor?: number;
  /** An example row of our template, which is about nobody. */
  example?: true;
  /** The row was left out by hand: what it would do otherwise (omissions/omit-rows.ts). */
  omitted?: Verdict;
  /** Of an undoing: by whom somebody was suspended, and until when the plan knows the account. */
  source?: SuspensionSource;
  asOf?: string;
};

/** A row of a plan as it is kept. */
export type PlannedRow = {
  line: number;
  cells: readonly string[];
  verdict: Verdict;
  accountId: string | null;
  externalKey: string | null;
  loginKey: string | null;
  emailKey: string | null;
  searchText: string;
  /** Of a contact whose owner is to be found in the file. */
  ownerKey: string | null;
  channel: Channel | null;
  change: RowChange | null;
  faults: readonly RowFault[] | null;
  faultKeys: readonly string[];
};

/** What an admin chose for all rows of a plan. */
export type PlanOptions = Doing<Verdict> & {
  /** Suspended people whose row says ACTIVE are revived. */
  revive?: boolean;
  /** The file is meant to be everybody: who is not in it is listed. */
  full?: boolean;
  /** The row that names whoever made the plan changes them too. */
  own?: boolean;
  /** Domains of addresses that look like slips, and columns whose zeros look lost, that are kept as they are written. */
  kept?: readonly string[];
};

/** Faults that one fix may mend together, or that one explanation covers. */
export type FaultGroup = {
  key: string;
  column: ColumnKey | null;
  /** Of rows that name one person: by which keys they do. */
  columns?: readonly ColumnKey[];
  code: FaultCode;
  rows: number;
  /** As the first of its rows has it. */
  value: string;
  detail?: string;
  /** What would be right in that first row; present: all of them know what would be right. */
  right?: string;
};

/** Why the whole plan may not be applied; `name` and numbers for the text. */
export type PolicyRefusal = {
  code: Extract<RefusalCode, "not-allowed" | "licences-full" | "holds-more">;
  name?: string;
  needed?: number;
  left?: number;
};

export type LicenceNeed = { id: string; name: string; needed: number; left: number | null };

/** What a plan comes to (imports.counts). */
export type PlanCounts = {
  rows: number;
  verdicts: Partial<Record<Verdict, number>>;
  /** People whom "invite now" would invite, by the channel that reaches them. */
  invites: ByChannel;
  /** Created, and not invited now: by CREATION_NOTIFICATION, or because they come in suspended. */
  quiet: number;
  asleep: number;
  /** Removed by an undoing although they are invited: their links and codes die. */
  revoked: number;
  /** Suspended people of whom the file says ACTIVE, revived or not. */
  revivable: number;
  /** Rows about whoever made the plan, and what they would change. */
  own: number;
  /** Rows that give somebody an owner who is suspended, rows that change what somebody signs in with or all of their name. */
  ownerAsleep: number;
  signIn: number;
  renamed: number;
  /** Example rows of our template, rows that were left out by hand, and rows whose people leave and keep contacts. */
  example: number;
  omitted: number;
  keeps: number;
  /** Rows of people who were erased since the plan was made: nothing is left of them, and they do nothing. */
  erased: number;
  /** Teams that applying makes: how many, and the first of them, before all those that are near another name. */
  newTeams: number;
  teams: readonly NewTeam[];
  /** Rare domains of addresses, which are near one that far more have. */
  domains: readonly NearDomain[];
  licences: readonly LicenceNeed[];
  groups: readonly FaultGroup[];
  /** How many groups there are beyond those listed. */
  moreGroups: number;
  policy: readonly PolicyRefusal[];
  /** Of a file that is meant to be everybody: how many of those who are open are missing in it. */
  absent?: { missing: number; all: number };
};

/**
 * Who is missing from a file that is meant to be everybody: how many, of these how many hold a role, how many rows belong to
 * nobody known (any of the missing may be meant), and how many people are open at all.
 */
export type MissingCounts = { missing: number; held: number; unsure: number; open: number };

const [FEW, MANY] = [5, 0.1];
/** Fewer are looked at one by one anyway. So many at once are confirmed by typing how many they are: half of a file is a likelier mistake than half of the people. */
export const isMany = (count: number, { open }: Pick<MissingCounts, "open">): boolean =>
  count >= FEW && count > open * MANY;

export const NO_COUNTS: PlanCounts = {
  rows: 0,
  verdicts: {},
  invites: { EMAIL: 0, SMS: 0, CODE: 0 },
  ...{ quiet: 0, asleep: 0, revoked: 0, revivable: 0, own: 0, newTeams: 0, teams: [], domains: [] },
  ...{ ownerAsleep: 0, signIn: 0, renamed: 0, example: 0, omitted: 0, keeps: 0, erased: 0 },
  ...{ licences: [], groups: [], moreGroups: 0, policy: [] },
};

/** How many rows applying would write. */
export const writtenBy = ({ verdicts }: Pick<PlanCounts, "verdicts">): number =>
  WRITTEN.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0);

/** Keys under which the faults of a row are counted and found. */
export const faultKeys = (faults: readonly RowFault[]): string[] => [
  ...new Set(faults.map(faultKey)),
];
