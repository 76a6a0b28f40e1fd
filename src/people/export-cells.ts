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

/** dd/mm/yyyy/hh:mm in the organisation's time zone, as a roster takes it. */
function clockOf(timeZone: string): (at: Date | null) => string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (at) => (at ? format.format(at).replace(", ", "/") : "");
}

type Cell = (row: ExportRow, clock: (at: Date | null) => string) => string | null;

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
  BIOGRAPHY: ({ biography }) => biography,
  CREATION_DATE: ({ createdAt }, clock) => clock(createdAt),
  SUSPENSION_DATE: ({ suspensionDate }, clock) => clock(suspensionDate),
  CREATION_NOTIFICATION: ({ creationNotification }) => yes(creationNotification),
  EXPIRATION_MODE: ({ expirationMode }) => expirationMode,
  EXTERNAL_ID: ({ externalId }) => externalId,
  TEAM: ({ team }) => team,
  APPLICATIONS: ({ applications }) => applications,
  OWNER_LOGIN: ({ ownerLogin }) => ownerLogin,
  OWNER_FIRSTNAME: ({ ownerFirstName }) => ownerFirstName,
  OWNER_LASTNAME: ({ ownerLastName }) => ownerLastName,
} as const satisfies Record<string, Cell>;
type Key = keyof typeof CELLS;

/** What only a user's row has; what only a contact's has; and what tells them apart where both stand in one list. */
const OF_USERS: ReadonlySet<Key> = new Set([
  "SHARE_SPACE_MAX",
  "SAVE_SPACE_MAX",
  "EXPIRATION_MODE",
]);
const OF_CONTACTS: ReadonlySet<Key> = new Set(["OWNER_LOGIN", "OWNER_FIRSTNAME", "OWNER_LASTNAME"]);

function keysOf(kind: PeopleFilter["kind"]): Key[] {
  const keys = Object.keys(CELLS) as Key[];
  if (!kind) return keys;
  const others = kind === "USER" ? OF_CONTACTS : OF_USERS;
  return keys.filter((key) => key !== "KIND" && !others.has(key));
}

/** The columns of a roster in its order: 27 of users, 27 of contacts, both and the kind where a list holds both. */
export function exportCells(kind: PeopleFilter["kind"], timeZone: string) {
  const keys = keysOf(kind);
  const clock = clockOf(timeZone);
  return {
    head: keys as readonly string[],
    cellsOf: (row: ExportRow): string[] => keys.map((key) => CELLS[key](row, clock) ?? ""),
  };
}
