import { displayName } from "@/accounts/input";
import type { Permission } from "@/lib/org";
import type { RowChange, Verdict } from "@/plans/rules";
import { isMobile } from "@/profiles/input";
import { faultsOf } from "@/rosters/faults-of";
import type { ColumnKey, FaultCode, ReadRow, RowFault, RowValues } from "@/rosters/rules";
import { teamKey } from "@/teams/input";
import { compareFields } from "./compare-fields";
import { giveApplications } from "./give-applications";
import { noteSignIn } from "./note-sign-in";
import type { KnownAccount } from "./queries";
import type { PlanTerms } from "./read-terms";
import { refuseChange } from "./refuse-change";
import type { Owner } from "./rules";
import { EXAMPLE, isExample, NEW, nextOf, noteName, verdictOf, zerosLost } from "./rules";
import { takeOwner } from "./take-owner";

/** What the organisation has of what a row names. */
export type Around = {
  known: readonly KnownAccount[];
  /** What the known account may do. */
  held: readonly Permission[];
  /** Absent: nobody who is here; the file may make them. */
  owner: Owner | undefined;
  /** Ids by key of the name. */
  teams: ReadonlyMap<string, string>;
  /** Of a row that names nobody: whom it would name with the zeros that a spreadsheet drops. */
  zeros: readonly RowFault[];
};

export type JudgedRow = {
  verdict: Verdict;
  accountId: string | null;
  change: RowChange;
  faults: readonly RowFault[];
  /** The owner is to be looked for in the file. */
  isOwnerOpen: boolean;
};

type Case = { row: ReadRow; terms: PlanTerms; around: Around; faults: RowFault[] };

const wrong = (
  column: ColumnKey | null,
  code: FaultCode,
  value: string,
  detail?: string,
): RowFault => (detail === undefined ? { column, code, value } : { column, code, value, detail });

function joinTeams({ row, around }: Case, member: readonly string[]): RowChange {
  const names = row.values.teams ?? [];
  const ids = names.map((name) => around.teams.get(teamKey(name)));
  const teams = ids.filter((id) => id !== undefined).filter((id) => !member.includes(id));
  const newTeams = names.filter((_, index) => ids[index] === undefined);
  return {
    ...(teams.length > 0 ? { teams } : {}),
    ...(newTeams.length > 0 ? { newTeams } : {}),
  };
}

function demandPrevention({ row, terms, faults }: Case, isSetAlready: boolean): void {
  if (row.values.modificationPrevention && !isSetAlready && !terms.allowsPrevention)
    faults.push({ ...wrong("MODIFICATION_PREVENTION", "prevention-off", "YES"), right: "NO" });
}

/** A person by the values of a row, without what is written besides the account. */
function personOf(values: RowValues): RowValues {
  const { status, teams, applications, ownerLogin, ownerFirstName, ownerLastName, ...person } =
    values;
  return person;
}

function judgeNew(one: Case): Omit<JudgedRow, "verdict" | "faults"> {
  const { row, terms, faults, around } = one;
  const { kind, values } = row;
  faults.push(...around.zeros);
  if (values.status === "CLOSED") faults.push(wrong("STATUS", "closed-new", "CLOSED"));
  demandPrevention(one, false);
  const { owner, isOwnerOpen, faults: unfit } = takeOwner(row, around.owner);
  const create = personOf(values);
  const next = nextOf(values, { ...NEW, kind });
  const person = { names: values.applications ?? [], held: [], was: undefined, next };
  const { given, faults: broken } = giveApplications(terms.applications, person);
  faults.push(...unfit, ...broken);
  const change: RowChange = {
    kind,
    create,
    ...joinTeams(one, []),
    ...(given.length > 0 ? { applications: given } : {}),
    ...(owner ? { owner } : {}),
    ...(values.status === "SUSPENDED" ? { move: "suspend" } : {}),
    ...(values.creationNotification === false ? { isQuiet: true } : {}),
  };
  return { accountId: null, change, isOwnerOpen };
}

/** The move that the row's STATUS asks of somebody who is here. */
function moveOf({ row, terms }: Case, { status }: KnownAccount): RowChange {
  const said = row.values.status;
  if (said === "SUSPENDED") return status === "SUSPENDED" ? {} : { move: "suspend" };
  if (said !== "OPEN") return {};
  if (status === "CLOSED") return { move: "reopen" };
  if (status !== "SUSPENDED") return {};
  return terms.revive ? { revives: true, move: "reactivate" } : { revives: true };
}

/** The kind is the account's; a row that says another is about somebody else. */
function refuseKind({ row, terms, faults }: Case, known: KnownAccount): void {
  const { ownerLogin, status } = row.values;
  const isSaid = terms.row.kind !== null || terms.row.mapping.includes("KIND") || ownerLogin;
  if (isSaid && row.kind !== known.kind) faults.push(wrong(null, "kind-differs", known.kind));
  else if (row.kind !== known.kind && known.kind === "CONTACT" && status === "SUSPENDED")
    faults.push(wrong("STATUS", "inactive-contact", "INACTIVE"));
}

function judgeOpen(one: Case, known: KnownAccount): Omit<JudgedRow, "verdict" | "faults"> {
  const { row, terms, faults } = one;
  const { values } = row;
  const fields = compareFields(values, known);
  faults.push(...zerosLost(known, values, terms.row.kept));
  demandPrevention(one, known.modificationPrevention);
  const { owner, isOwnerOpen, faults: unfit } = takeOwner(row, one.around.owner, known.ownerId);
  const next = nextOf(values, known);
  const person = { names: values.applications ?? [], held: known.applications, was: known, next };
  const { given, faults: broken } = giveApplications(terms.applications, person);
  faults.push(...unfit, ...broken);
  const change: RowChange = {
    was: known.status,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...noteName({ fields }, known),
    ...noteSignIn({ fields }, known),
    ...moveOf(one, known),
    ...joinTeams(one, known.teams),
    ...(given.length > 0 ? { applications: given } : {}),
    ...(owner && owner.id !== known.ownerId ? { owner } : {}),
  };
  return { accountId: known.id, change, isOwnerOpen };
}

/** Closed accounts are reopened or left as they are: nothing else is changed of them, nor of who is about to be closed. */
function judgeClosed(one: Case, known: KnownAccount): Omit<JudgedRow, "verdict" | "faults"> {
  const { values } = one.row;
  const isClosed = known.status === "CLOSED";
  const asks =
    values.status === "SUSPENDED" || Object.keys(compareFields(values, known)).length > 0;
  if (isClosed && values.status !== "CLOSED" && asks)
    one.faults.push({ ...wrong("STATUS", "closed-account", values.status ?? ""), right: "ACTIVE" });
  const change: RowChange = { was: known.status, ...(isClosed ? {} : { move: "close" }) };
  return { accountId: known.id, change, isOwnerOpen: false };
}

/** Nobody renames themselves by a file without noticing: the maker's own row does nothing before they say so. */
function keptBack({ terms }: Case, judged: Omit<JudgedRow, "verdict" | "faults">) {
  const { accountId, change } = judged;
  if (accountId !== terms.maker || verdictOf(change, []) === "NONE") return judged;
  const { was } = change;
  const isOwn = true as const;
  if (terms.changesMaker) return { ...judged, change: { ...change, isOwn } };
  return { ...judged, change: { ...(was && { was }), isOwn }, isOwnerOpen: false };
}

function judgeKnown(one: Case, known: KnownAccount): Omit<JudgedRow, "verdict" | "faults"> {
  refuseKind(one, known);
  const { status } = one.row.values;
  const isOver = status === "CLOSED" || (known.status === "CLOSED" && status !== "OPEN");
  const wanted = isOver ? judgeClosed(one, known) : judgeOpen(one, known);
  one.faults.push(...refuseChange(wanted.change, known, one));
  const judged = keptBack(one, wanted);
  const writes = verdictOf(judged.change, []) !== "NONE";
  if (writes && !one.around.held.every((held) => one.terms.permissions.includes(held)))
    one.faults.push(wrong(null, "holds-more", displayName(known)));
  return judged;
}

/** What the doubts of a row ask of the account. */
const standingOf = ({ status, tfa, phone, suspensionDate, emailKey }: KnownAccount) => ({
  status,
  tfa,
  phone,
  hasMobile: phone !== null && isMobile(phone),
  suspensionDate,
  emailKey,
});

/** The verdict on a row: what it changes of whom, field by field, and everything that stands against it. */
export function judgeRow(row: ReadRow, terms: PlanTerms, around: Around): JudgedRow {
  if (isExample(row)) return EXAMPLE;
  const [known, other] = around.known;
  const faults = [...faultsOf(row, known && standingOf(known))];
  const one: Case = { row, terms, around, faults };
  if (known && other)
    faults.push(wrong(null, "two-accounts", "", around.known.map(displayName).join(" · ")));
  const judged =
    known && other
      ? { accountId: null, change: {}, isOwnerOpen: false }
      : known
        ? judgeKnown(one, known)
        : judgeNew(one);
  return { ...judged, verdict: verdictOf(judged.change, faults), faults };
}
