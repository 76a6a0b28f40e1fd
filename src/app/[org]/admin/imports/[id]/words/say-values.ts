import { writeSize } from "@/accounts/components/form/storage-size";
import { plainText } from "@/accounts/input";
import type { ImportPurpose } from "@/imports/rules";
import type { ShownChange } from "@/plans/components/shown-row";
import type { FieldChange, RowChange } from "@/plans/rules";
import { isWholeName } from "@/rosters/input";
import type { ColumnKey, RowValues } from "@/rosters/rules";
import type { Words } from "./words";

/** The column that says a field of an account. */
const COLUMN_OF: Readonly<Partial<Record<keyof RowValues, ColumnKey>>> = {
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

function valueWords({ t, format, locale }: Words, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return t("plan.blank");
  if (typeof value === "boolean") return t(value ? "change.yes" : "change.no");
  if (field.endsWith("SpaceMax")) return writeSize(BigInt(String(value)), locale);
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
export function changesOf(
  words: Words,
  change: RowChange | null,
  purpose: ImportPurpose,
): ShownChange[] {
  if (!change) return [];
  const { fields = {}, move } = change;
  const said = Object.entries(fields).map(
    ([field, [from, to]]: [string, FieldChange]): ShownChange => ({
      key: COLUMN_OF[field as keyof RowValues] ?? field,
      from: valueWords(words, field, from),
      to: valueWords(words, field, to),
    }),
  );
  const moved = move && move !== "invite" ? [{ text: words.t(`change.move.${move}`) }] : [];
  return [...moved, ...said, ...placesOf(words, change, purpose).map((text) => ({ text }))];
}

const FIELD_OF = new Map(
  Object.entries(COLUMN_OF).map(([field, column]) => [column, field as keyof RowValues]),
);

/** Blanks, capitals and the signs between digits are no other reading. */
const bare = (text: string): string => plainText(text).replaceAll(/[\s'’().-]/g, "");

/** What of a whole name is the first name and what the last. */
function namesIn({ t }: Words, { create }: RowChange): string | undefined {
  const [first, last] = [create?.firstName, create?.lastName].map((name) => String(name ?? ""));
  if (first && last) return t("change.names", { first, last });
  if (first) return t("change.oneName", { half: "first", name: first });
  return last ? t("change.oneName", { half: "last", name: last }) : undefined;
}

/** What somebody new gets of a cell that says it otherwise: a number with its country, a date with its month. */
export function readAs(
  words: Words,
  { key, cell }: { key: ColumnKey; cell: string },
  change: RowChange | null,
): string | undefined {
  if (isWholeName(key)) return change ? namesIn(words, change) : undefined;
  const field = FIELD_OF.get(key);
  if (!field || cell === "") return undefined;
  const value = change?.create?.[field];
  if (value === undefined || typeof value === "boolean") return undefined;
  const read = valueWords(words, field, value);
  return bare(read) === bare(cell) ? undefined : read;
}
