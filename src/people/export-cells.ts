import { writeList } from "@/cells/input";
import { rosterClock } from "@/cells/roster-clock";
import { TEMPLATE_COLUMNS, TOLD_COLUMNS } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import type { ExportRow } from "./export-rows";
import type { PeopleFilter } from "./rules";

const UNITS = [
  ["GB", 1_073_741_824n],
  ["MB", 1_048_576n],
  ["KB", 1_024n],
] as const;

/** Bytes in the largest unit that says them exactly. */
function size(bytes: bigint | null): string {
  if (bytes === null) return "";
  const [unit, worth] = UNITS.find(([, one]) => bytes > 0n && bytes % one === 0n) ?? ["B", 1n];
  return `${bytes / worth} ${unit}`;
}

type Clock = (at: Date | null) => string;
type Cell = (row: ExportRow, clock: Clock) => string | null;

/** When something happened is told to the minute; it is not read back. */
const toMinute = (at: Date | null): Date | null =>
  at && new Date(Math.floor(at.getTime() / 60_000) * 60_000);

const yes = (value: boolean): string => (value ? "YES" : "NO");
const STATUS: Record<string, string> = { SUSPENDED: "INACTIVE", CLOSED: "CLOSED" };

const CELLS = {
  KIND: ({ kind }) => kind,
  LASTNAME: ({ lastName }) => lastName,
  FIRSTNAME: ({ firstName }) => firstName,
  EMAIL: ({ email }) => email,
  STATUS: ({ status }) => STATUS[status] ?? "ACTIVE",
  LOGIN: ({ login }) => login,
  MAIL_LANGUAGE: ({ language }) => (language ?? "").toLowerCase(),
  SHARE_SPACE_MAX: ({ shareSpaceMax }) => size(shareSpaceMax),
  SAVE_SPACE_MAX: ({ saveSpaceMax }) => size(saveSpaceMax),
  VISIBILITY_SCOPE: ({ visibility }) => visibility,
  MODIFICATION_PREVENTION: ({ modificationPrevention }) => yes(modificationPrevention),
  COMPANY: ({ company }) => company,
  COMPANY_DEPARTMENT: ({ department }) => department,
  FUNCTION: ({ jobTitle }) => jobTitle,
  TFA: ({ tfa }) => tfa,
  CITY: ({ city }) => city,
  ADDRESS: ({ address }) => address,
  ZIPCODE: ({ zipcode }) => zipcode,
  COUNTRY: ({ country }) => country,
  PHONE: ({ phone }) => phone,
  // One sign for the end of a line, whatever a browser sent: spreadsheets write no other back.
  BIOGRAPHY: ({ biography }) => biography?.replace(/\r\n?/g, "\n") ?? null,
  CREATION_DATE: ({ createdAt }, clock) => clock(toMinute(createdAt)),
  SUSPENSION_DATE: ({ suspensionDate }, clock) => clock(suspensionDate),
  CREATION_NOTIFICATION: ({ creationNotification }) => yes(creationNotification),
  EXPIRATION_MODE: ({ expirationMode }) => expirationMode,
  EXTERNAL_ID: ({ externalId }) => externalId,
  TEAM: ({ teams }) => writeList(teams ?? []),
  APPLICATIONS: ({ applications }) => writeList(applications ?? []),
  OWNER_LOGIN: ({ ownerLogin }) => ownerLogin,
  OWNER_FIRSTNAME: ({ ownerFirstName }) => ownerFirstName,
  OWNER_LASTNAME: ({ ownerLastName }) => ownerLastName,
  ACCOUNT_STATE: ({ state }) => state,
  INVITATION_DATE: ({ invitedAt }, clock) => clock(toMinute(invitedAt)),
  CLAIM_DATE: ({ claimedAt }, clock) => clock(toMinute(claimedAt)),
  // names have a column each: these are of other people's files
  ...{ FULL_NAME: () => null, FULL_NAME_LAST_FIRST: () => null },
} as const satisfies Record<ColumnKey, Cell>;

const OF_BOTH: readonly ColumnKey[] = [
  "KIND",
  ...TEMPLATE_COLUMNS.USER,
  ...TEMPLATE_COLUMNS.CONTACT.filter((key) => !TEMPLATE_COLUMNS.USER.includes(key)),
];

/**
 * The columns of a roster in its order: 27 of users, 27 of contacts, both and the kind where a list holds both. Behind them
 * stands what the status of a roster does not tell apart.
 */
export function exportCells(kind: PeopleFilter["kind"], timeZone: string) {
  const keys = [...(kind ? TEMPLATE_COLUMNS[kind] : OF_BOTH), ...TOLD_COLUMNS];
  const { toText } = rosterClock(timeZone);
  const clock: Clock = (at) => (at ? toText(at) : "");
  return {
    head: keys as readonly string[],
    cellsOf: (row: ExportRow): string[] => keys.map((key) => CELLS[key](row, clock) ?? ""),
  };
}
