import { displayName, plainText } from "@/accounts/input";
import type { Judged } from "@/applications/rules";
import type { RowChange, Verdict } from "@/plans/rules";
import type { FaultCode, ReadRow, RowFault, RowValues } from "@/rosters/rules";

/** What is worth knowing of rows beforehand and no error; by these the rows are counted and found, as alike faults are. */
export const ROW_NOTES = [
  "renamed",
  "ownerAsleep",
  "signIn",
  "keeps",
  "example",
  "omitted",
] as const;
export type RowNote = (typeof ROW_NOTES)[number];
/** Of these nobody has to think twice. */
export const isHarmless = (note: RowNote): boolean => note === "example" || note === "omitted";
export const noteKey = (note: RowNote): string => `NOTE|${note}|`;
export const noteOf = (key: string): RowNote | undefined =>
  ROW_NOTES.find((note) => noteKey(note) === key);

/** What a change of a known account comes to. */
function verdictOfMove({ move, fields, teams, applications, newTeams, owner }: RowChange): Verdict {
  if (move === "close") return "CLOSE";
  if (move === "reopen") return "REOPEN";
  if (move === "suspend") return "SUSPEND";
  if (move === "reactivate") return "REACTIVATE";
  if (move === "invite") return "INVITE";
  const adds = [teams, applications, newTeams].some((list) => list && list.length > 0);
  return adds || owner || (fields && Object.keys(fields).length > 0) ? "UPDATE" : "NONE";
}

/** An example row of our template is about nobody: it is left out, and nothing has to be mended. */
export const isExample = ({ faults }: Pick<ReadRow, "faults">): boolean =>
  faults.some(({ code }) => code === "example-row");

export const EXAMPLE = {
  verdict: "LEFT_OUT",
  accountId: null,
  change: { example: true },
  faults: [],
  isOwnerOpen: false,
} as const;

/** The verdict on a row: two accounts behind one row are a conflict, anything else that is wrong an error. */
export function verdictOf(change: RowChange, faults: readonly RowFault[]): Verdict {
  if (faults.some(({ code }) => code !== "two-accounts")) return "ERROR";
  if (faults.length > 0) return "CONFLICT";
  if (change.example) return "LEFT_OUT";
  return change.create ? "CREATE" : verdictOfMove(change);
}

/** What somebody new is where the row says nothing. */
export const NEW: Omit<Judged, "kind"> = {
  visibility: "PRIVATE",
  tfa: "NONE",
  creationNotification: true,
  shareSpaceMax: null,
  saveSpaceMax: null,
  login: null,
};

/** What somebody comes to be of what applications ask: what the row says, else what they are. */
export const nextOf = (values: RowValues, was: Judged): Judged => ({
  kind: was.kind,
  visibility: values.visibility ?? was.visibility,
  tfa: values.tfa ?? was.tfa,
  creationNotification: values.creationNotification ?? was.creationNotification,
  shareSpaceMax: values.shareSpaceMax ?? was.shareSpaceMax,
  saveSpaceMax: values.saveSpaceMax ?? was.saveSpaceMax,
  login: values.login ?? was.login,
});

/** Whom OWNER_LOGIN names. */
export type Owner = {
  id: string;
  kind: string;
  status: string;
  firstName: string | null;
  lastName: string | null;
  /** Found by an External ID: a login or an address of the file goes before. */
  isByNumber?: boolean;
};

const agrees = (said: string | undefined, is: string | null): boolean =>
  said === undefined || plainText(said) === plainText(is ?? "");

/** What stands against an owner who is here: contacts own nobody, and the names of the row are theirs. */
export function faultsOfOwner(
  { ownerLogin = "", ownerFirstName, ownerLastName }: RowValues,
  owner: Pick<Owner, "kind" | "firstName" | "lastName">,
): RowFault[] {
  const wrong = (code: FaultCode, detail?: string): RowFault[] => [
    { column: "OWNER_LOGIN", code, value: ownerLogin, ...(detail ? { detail } : {}) },
  ];
  if (owner.kind === "CONTACT") return wrong("owner-is-contact");
  const isSame = agrees(ownerFirstName, owner.firstName) && agrees(ownerLastName, owner.lastName);
  return isSame ? [] : wrong("owner-names-differ", displayName(owner));
}

/** Whoever is closed is given nobody; the contacts they have may go on naming them. */
export const mayBeNamed = ({ id, status }: Owner, present: string | null | undefined): boolean =>
  status !== "CLOSED" || id === present;

/** Columns of digits that people write with zeros in front, and spreadsheets without. */
const ZEROED = { externalId: "EXTERNAL_ID", login: "LOGIN", zipcode: "ZIPCODE" } as const;
type Zeroed = { [field in keyof typeof ZEROED]?: string | null };
const LEADING = /^0+(?=\d)/;

/** What a row says as somebody has it, but for the zeros in front: an export that a spreadsheet opened and saved. */
export const zerosLost = (had: Zeroed, said: Zeroed, kept: readonly string[]): RowFault[] =>
  (["externalId", "login", "zipcode"] as const).flatMap((field): RowFault[] => {
    const [right, value, column] = [had[field], said[field], ZEROED[field]];
    if (!right?.startsWith("0") || !value || value.startsWith("0") || kept.includes(column))
      return [];
    const isLost = /^\d+$/.test(right) && right.replace(LEADING, "") === value;
    return isLost ? [{ column, code: "zeros-lost", value, right, detail: right }] : [];
  });

/** The numbers that a key may have been before it lost its zeros. */
export const withZeros = (key: string | null, lengths: readonly number[]): string[] =>
  key !== null && /^[1-9]\d*$/.test(key)
    ? lengths.filter((length) => length > key.length).map((length) => key.padStart(length, "0"))
    : [];

type Names = { firstName?: string | null; lastName?: string | null };
const wordsOf = ({ firstName, lastName }: Names): string[] =>
  plainText(`${firstName ?? ""} ${lastName ?? ""}`)
    .split(" ")
    .filter(Boolean);

/**
 * Whom a row calls by no word of their name: a staff number or an address may have been passed on, and the row may be about
 * somebody else. Who marries keeps a first name.
 */
export function noteName(
  { fields }: Pick<RowChange, "fields">,
  known: Names,
): Pick<RowChange, "renamed"> {
  if (!fields?.firstName && !fields?.lastName) return {};
  const next = (field: "firstName" | "lastName") =>
    fields[field] ? String(fields[field][1]) : known[field];
  const words = new Set(wordsOf({ firstName: next("firstName"), lastName: next("lastName") }));
  const had = wordsOf(known);
  return had.length > 0 && !had.some((word) => words.has(word))
    ? { renamed: displayName(known) }
    : {};
}
