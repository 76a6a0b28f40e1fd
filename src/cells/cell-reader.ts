import type { ColumnKey, RosterTerms, RowValues } from "@/rosters/rules";
import type { Cell, ClosedColumn, Wrong } from "./input";
import { LANGUAGE_CODES, STATUSES } from "./input";
import { phoneReader } from "./phone-reader";
import { readChoice } from "./read-choice";
import { readDate } from "./read-date";
import { readEmail } from "./read-email";
import { readNames } from "./read-names";
import { readSize } from "./read-size";
import { readYesNo } from "./read-yes-no";
import { rosterClock } from "./roster-clock";
import type { NameOrder } from "./split-name";
import { textReader } from "./text-reader";
import { wholeNameReader } from "./whole-name-reader";

/** Reads a cell that is not blank into the values of its row, or says what is wrong; `where` is the row's country. */
export type CellReader = (text: string, into: RowValues, where: string) => Wrong | undefined;
/** Names the field itself: an object whose fields come by variable names is kept as a dictionary, three times as slow. */
type Put<T> = (into: RowValues, value: T) => void;

const text = (kind: "line" | "name" | "key", most: number, put: Put<string>) => (): CellReader => {
  const wrongOf = textReader(kind, most);
  return (cell, into) => {
    const wrong = wrongOf(cell);
    if (!wrong) put(into, cell);
    return wrong;
  };
};

/** Most columns say few things many times: what the same text was read as is remembered. */
function reading<T>(read: (text: string) => Cell<T>, put: Put<T>): CellReader {
  const known = new Map<string, Cell<T>>();
  return (cell, into) => {
    const found = known.get(cell) ?? read(cell);
    if (known.size < 2_000) known.set(cell, found);
    if (found.wrong) return found.wrong;
    put(into, found.value);
    return undefined;
  };
}

/** A closed column; each of its words stands for a value. */
const choice =
  <Word extends string, T>(column: ClosedColumn, values: Readonly<Record<Word, T>>, put: Put<T>) =>
  (): CellReader =>
    reading<T>((cell) => {
      const read = readChoice(column, cell);
      return read.wrong ? read : { value: values[read.value as Word] };
    }, put);

const same = <Word extends string>(...words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;

const yesNo = (put: Put<boolean>) => (): CellReader => reading(readYesNo, put);

/** A cell that names nothing says nothing. */
const list = (put: Put<readonly string[]>) => (): CellReader =>
  reading(readNames, (into, names) => {
    if (names.length > 0) put(into, names);
  });

/** Lines are kept, whatever a system's sign for their end. */
const biography = (): CellReader => {
  const wrongOf = textReader("lines", 2_000);
  return (cell, into) => {
    const lines = cell.replace(/\r\n?/g, "\n");
    const wrong = wrongOf(lines);
    if (!wrong) into.biography = lines;
    return wrong;
  };
};

const wholeName = (order: NameOrder) => (): CellReader => {
  const read = wholeNameReader(order);
  return (cell, into) => {
    const { value, wrong } = read(cell);
    Object.assign(into, value);
    return wrong;
  };
};

const phone = ({ country }: RosterTerms): CellReader => {
  const read = phoneReader(country);
  return (cell, into, where) => {
    const { value, wrong } = read(cell, where);
    if (value) into.phone = value;
    return wrong;
  };
};

/** What looks like a slip is an address all the same: it names who has it. */
const email =
  ({ kept }: RosterTerms): CellReader =>
  (cell, into) => {
    const { value, wrong } = readEmail(cell);
    const isSlip = wrong?.code === "email-typo";
    if (value || isSlip) into.email = cell;
    return isSlip && kept.includes(wrong.like ?? "") ? undefined : wrong;
  };

/** A past date is kept: whether it is a fault the row decides. */
const suspension = ({ timeZone }: RosterTerms): CellReader => {
  const clock = rosterClock(timeZone);
  return reading(
    (cell) => readDate(cell, clock),
    (into, at) => {
      into.suspensionDate = at;
    },
  );
};

const size = (put: Put<bigint>) => (): CellReader => reading(readSize, put);
const READERS: Partial<Record<ColumnKey, (terms: RosterTerms) => CellReader>> = {
  OWNER_LOGIN: text("key", 254, (into, value) => {
    into.ownerLogin = value;
  }),
  LASTNAME: text("name", 100, (into, value) => {
    into.lastName = value;
  }),
  FIRSTNAME: text("name", 100, (into, value) => {
    into.firstName = value;
  }),
  FULL_NAME: wholeName("FIRST"),
  FULL_NAME_LAST_FIRST: wholeName("LAST"),
  EMAIL: email,
  STATUS: choice("STATUS", STATUSES, (into, value) => {
    into.status = value;
  }),
  LOGIN: text("key", 254, (into, value) => {
    into.login = value;
  }),
  MAIL_LANGUAGE: choice("MAIL_LANGUAGE", LANGUAGE_CODES, (into, value) => {
    into.language = value;
  }),
  SHARE_SPACE_MAX: size((into, value) => {
    into.shareSpaceMax = value;
  }),
  SAVE_SPACE_MAX: size((into, value) => {
    into.saveSpaceMax = value;
  }),
  VISIBILITY_SCOPE: choice("VISIBILITY_SCOPE", same("PUBLIC", "PRIVATE"), (into, value) => {
    into.visibility = value;
  }),
  MODIFICATION_PREVENTION: yesNo((into, value) => {
    into.modificationPrevention = value;
  }),
  COMPANY: text("line", 200, (into, value) => {
    into.company = value;
  }),
  COMPANY_DEPARTMENT: text("line", 200, (into, value) => {
    into.department = value;
  }),
  FUNCTION: text("line", 200, (into, value) => {
    into.jobTitle = value;
  }),
  TFA: choice("TFA", same("NONE", "TOTP", "SMS", "FIDO2"), (into, value) => {
    into.tfa = value;
  }),
  CITY: text("line", 100, (into, value) => {
    into.city = value;
  }),
  ADDRESS: text("line", 300, (into, value) => {
    into.address = value;
  }),
  ZIPCODE: text("line", 20, (into, value) => {
    into.zipcode = value;
  }),
  COUNTRY: text("line", 100, (into, value) => {
    into.country = value;
  }),
  PHONE: phone,
  BIOGRAPHY: biography,
  SUSPENSION_DATE: suspension,
  OWNER_FIRSTNAME: text("line", 100, (into, value) => {
    into.ownerFirstName = value;
  }),
  OWNER_LASTNAME: text("line", 100, (into, value) => {
    into.ownerLastName = value;
  }),
  CREATION_NOTIFICATION: yesNo((into, value) => {
    into.creationNotification = value;
  }),
  EXPIRATION_MODE: choice("EXPIRATION_MODE", same("DEFAULT", "DISABLED"), (into, value) => {
    into.expirationMode = value;
  }),
  EXTERNAL_ID: text("key", 128, (into, value) => {
    into.externalId = value;
  }),
  TEAM: list((into, value) => {
    into.teams = value;
  }),
  APPLICATIONS: list((into, value) => {
    into.applications = value;
  }),
};

/** What reads the cells of a column; none for what is filled on export only, and for KIND, which is of the row. */
export const cellReader = (column: ColumnKey, terms: RosterTerms): CellReader | undefined =>
  READERS[column]?.(terms);
