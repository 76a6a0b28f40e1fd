import { getFormatter, getTranslations } from "next-intl/server";
import { writeSize } from "@/accounts/components/form/storage-size";
import type { Reading } from "@/imports/input";
import type { ImportPurpose } from "@/imports/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { ShownChange, ShownFault, ShownRow } from "@/plans/components/shown-row";
import type { PlanRow } from "@/plans/queries";
import type { FieldChange, RowChange } from "@/plans/rules";
import type { ColumnKey, RowFault } from "@/rosters/rules";
import type { RosterTexts } from "@/rosters/say-fault";
import { sayFault } from "@/rosters/say-fault";
import { nameIn, strangersOf } from "./twins";

/** The column that says a field of an account. */
const COLUMN_OF: Readonly<Record<string, ColumnKey>> = {
  firstName: "FIRSTNAME",
  lastName: "LASTNAME",
  email: "EMAIL",
  login: "LOGIN",
  language: "MAIL_LANGUAGE",
  shareSpaceMax: "SHARE_SPACE_MAX",
  saveSpaceMax: "SAVE_SPACE_MAX",
  visibility: "VISIBILITY_SCOPE",
  modificationPrevention: "MODIFICATION_PREVENTION",
  company: "COMPANY",
  department: "COMPANY_DEPARTMENT",
  jobTitle: "FUNCTION",
  tfa: "TFA",
  city: "CITY",
  address: "ADDRESS",
  zipcode: "ZIPCODE",
  country: "COUNTRY",
  phone: "PHONE",
  biography: "BIOGRAPHY",
  suspensionDate: "SUSPENSION_DATE",
  creationNotification: "CREATION_NOTIFICATION",
  expirationMode: "EXPIRATION_MODE",
  externalId: "EXTERNAL_ID",
};

type Words = {
  t: Awaited<ReturnType<typeof getTranslations<"imports">>>;
  refusals: Awaited<ReturnType<typeof getTranslations<"refusals">>>;
  roster: RosterTexts;
  format: Awaited<ReturnType<typeof getFormatter>>;
  nameOf: (column: ColumnKey) => string;
};

export type RowsOf = {
  purpose: ImportPurpose;
  reading: Reading | undefined;
  people: string;
  /** Rows that share a key with one of the page. */
  twins: readonly PlanRow[];
};

/** What the file calls a column, and its key; what it does not have goes by the name that it would have. */
const namer =
  (reading: Reading | undefined, named: (key: ColumnKey) => string) =>
  (column: ColumnKey): string => {
    const header = reading?.header[reading.mapping.indexOf(column)]?.replace(/\s*\*+$/, "");
    if (header === column) return column;
    return `${header || named(column)} (${column})`;
  };

/** The texts with which rows and faults of this file are said. */
export async function wordsOf(reading: Reading | undefined): Promise<Words> {
  const roster = await getTranslations("roster");
  const nameOf = namer(reading, (key) => roster(`columns.${key}.name`));
  return {
    t: await getTranslations("imports"),
    refusals: await getTranslations("refusals"),
    roster: (key, values) => roster(key, values),
    format: await getFormatter(),
    nameOf,
  };
}

/** One fault on a line of its cell: what it is called and what would be right; of other lines, which they are. */
function briefly(words: Words, fault: RowFault): ShownFault {
  const { title, what, todo } = sayFault(words.roster, fault, words.nameOf);
  const first = fault.lines?.length ? what : `${title}.`;
  // two cells that were swapped are put right together, with their group
  const right = fault.code === "columns-swapped" ? undefined : fault.right;
  return right === undefined ? { text: `${first} ${todo}` } : { text: first, right };
}

/** One fault as a whole. */
const fully = (words: Words, fault: RowFault): string => {
  const { what, todo } = sayFault(words.roster, fault, words.nameOf);
  return `${what} ${todo}`;
};

/** The columns that are read, in the order of the file. */
export const columnsOf = (reading: Reading | undefined) =>
  (reading?.mapping ?? []).flatMap((key, at) =>
    key ? [{ key, at, name: reading?.header[at] || key }] : [],
  );

function valueWords({ t, format }: Words, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return t("plan.blank");
  if (typeof value === "boolean") return t(value ? "change.yes" : "change.no");
  if (field.endsWith("SpaceMax")) return writeSize(BigInt(String(value)));
  if (field === "suspensionDate") return format.dateTime(new Date(String(value)), "exact");
  return String(value);
}

function placesOf({ t }: Words, change: RowChange, purpose: ImportPurpose): string[] {
  const { teams = [], applications = [], newTeams = [], owner } = change;
  const isUndo = purpose === "UNDO";
  const count = (list: readonly string[]) => ({ count: list.length });
  return [
    ...(teams.length > 0 ? [t(isUndo ? "change.teamsLeft" : "change.teams", count(teams))] : []),
    ...(newTeams.length > 0 ? [t("change.newTeams", { names: newTeams.join(", ") })] : []),
    ...(applications.length > 0
      ? [t(isUndo ? "change.applicationsLeft" : "change.applications", count(applications))]
      : []),
    ...(owner && !change.create ? [t("change.owner")] : []),
  ];
}

/** What a row changes: fields from → to, then the rest in words. */
function changesOf(words: Words, change: RowChange | null, purpose: ImportPurpose): ShownChange[] {
  if (!change) return [];
  const { fields = {}, move } = change;
  const said = Object.entries(fields).map(
    ([field, [from, to]]: [string, FieldChange]): ShownChange => ({
      key: COLUMN_OF[field] ?? field,
      from: valueWords(words, field, from),
      to: valueWords(words, field, to),
    }),
  );
  const moved = move && move !== "invite" ? [{ text: words.t(`change.move.${move}`) }] : [];
  return [...moved, ...said, ...placesOf(words, change, purpose).map((text) => ({ text }))];
}

/** Of people who are chosen: why a line invites nobody. */
function choiceNotes({ t }: Words, { change, verdict }: PlanRow): string[] {
  if (verdict !== "NONE") return [];
  if (change?.repeats) return [t("choice.repeats", { line: change.repeats })];
  return change?.was ? [t(`choice.was.${change.was}`)] : [];
}

function outcomeWords({ t, refusals }: Words, outcome: string | null): string | undefined {
  if (outcome === null) return undefined;
  if (outcome === "done") return t("over.done");
  if (outcome === "unchanged") return t("over.unchanged");
  return refusals.has(outcome as RefusalCode)
    ? refusals(outcome as RefusalCode, { field: "" })
    : outcome;
}

/** Which choice there is among rows that name one person. */
function choiceOf({ change, faults }: PlanRow): ShownRow["choice"] {
  if (change?.leftFor) return "take-back";
  return faults.some(({ code }) => code === "duplicate") ? "keep" : undefined;
}

/** What is said of a row besides: another is kept instead of it, it is about whoever made the plan. */
const asides = ({ t }: Words, { change, verdict }: PlanRow): string[] => [
  ...(change?.leftFor ? [t("plan.leftFor", { line: change.leftFor })] : []),
  ...(change?.isOwn ? [t(verdict === "NONE" ? "plan.youKept" : "plan.you")] : []),
];

/** A page of rows in the reader's words. */
export function sayRows(words: Words, rows: readonly PlanRow[], of: RowsOf): ShownRow[] {
  const columns = columnsOf(of.reading);
  const plainCells = ({ cells }: PlanRow) =>
    columns.map(({ key, at }) => ({ key, value: cells[at] ?? "" }));
  return rows.map((row) => {
    const cells = columns.map(({ key, at }) => ({
      key,
      at,
      value: row.cells[at] ?? "",
      faults: row.faults
        .filter(({ column }) => column === key)
        .map((fault) => briefly(words, fault)),
    }));
    const elsewhere = row.faults.filter(({ column }) => !columns.some(({ key }) => key === column));
    return {
      line: row.line,
      name: nameIn(row, cells),
      href: row.accountId ? `${of.people}/${row.accountId}` : undefined,
      cells,
      notes: [
        ...elsewhere.map((fault) => fully(words, fault)),
        ...(of.purpose === "CHOOSE" ? choiceNotes(words, row) : []),
        ...asides(words, row),
      ],
      isWrong: row.faults.length > 0,
      changes: changesOf(words, row.change, of.purpose),
      outcome: outcomeWords(words, row.outcome),
      choice: choiceOf(row),
      strangers: strangersOf(row, of.twins, plainCells),
    };
  });
}
