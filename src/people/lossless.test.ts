import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailKey } from "@/accounts/input";
import type { SheetFormat } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { readLines } from "@/lib/sheet/read-sheet";
import { hasLink } from "@/orgs/rules";
import { faultsOf } from "@/rosters/faults-of";
import { mapColumns } from "@/rosters/map-columns";
import { readRow } from "@/rosters/read-row";
import type { RosterTerms, RowValues } from "@/rosters/rules";
import { exportCells } from "./export-cells";
import type { ExportRow } from "./export-rows";

const ZONES = [
  "Europe/Paris",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
] as const;
/** The second of two hours that the clocks of Paris and New York show, to the minute and beyond. */
const FOLDS = ["2027-10-31T01:30:00Z", "2027-11-07T06:30:00Z", "2028-03-26T00:59:59.999Z"];

/** Signs that spreadsheets, separators and their escapes stumble over. */
const SIGNS = [..."=+-@'\"; ,|0123456789abzéÅ中ไ😀&<>", "_x000D_", "_x005F_", "''="];
const text = (most: number, more: string[] = []) =>
  fc
    .array(fc.constantFrom(...SIGNS, ...more), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join("").normalize("NFC").trim().slice(0, most).trim())
    .filter((value) => value !== "" && value.isWellFormed() && !hasLink(value));
const maybe = (most: number) => fc.option(text(most), { freq: 3 });
const names = fc.option(
  fc.uniqueArray(
    text(40).map((name) => name.replace(/\s+/g, " ")),
    { minLength: 1, maxLength: 3 },
  ),
);
const MOBILES = [
  "+33612345678",
  "+447911123456",
  "+12025550123",
  "+4915112345678",
  "+818012345678",
];
const LANGUAGES = ["fr", "en", "de", "nl", "es", "it", "pt-BR", "zh-CN", "ja", "th"];
const size = fc.option(
  fc.oneof(
    fc.bigInt(0n, 9_007_199_254_740_991n),
    fc.bigInt(0n, 2_000n).map((n) => n << 30n),
  ),
);
const date = fc.oneof(
  fc.constantFrom(...FOLDS).map((at) => new Date(at)),
  fc.date({
    min: new Date("2027-01-01T00:00:00Z"),
    max: new Date("2040-01-01T00:00:00Z"),
    noInvalidDate: true,
  }),
);

const anybody: fc.Arbitrary<ExportRow> = fc.record({
  ...{ id: fc.constant("id"), nameKey: fc.constant(""), createdAt: date },
  state: fc.constantFrom("CREATED", "INVITED", "EXPIRED", "ACTIVE", "SUSPENDED", "CLOSED"),
  ...{ invitedAt: fc.option(date), claimedAt: fc.option(date) },
  kind: fc.constantFrom("USER", "CONTACT"),
  status: fc.constantFrom("CREATED", "INVITED", "ACTIVE", "SUSPENDED", "CLOSED"),
  ...{ firstName: maybe(100), lastName: maybe(100), login: maybe(254), externalId: maybe(128) },
  email: fc.option(
    fc.constantFrom(
      "o'brien+x@halden.example",
      "Jane@Köhler.example",
      "-a@b.example",
      "own@gmial.com",
      "Own@b.con",
    ),
  ),
  phone: fc.option(fc.constantFrom(...MOBILES)),
  language: fc.option(fc.constantFrom(...LANGUAGES)),
  ...{ shareSpaceMax: size, saveSpaceMax: size },
  visibility: fc.constantFrom("PUBLIC", "PRIVATE"),
  ...{ modificationPrevention: fc.boolean(), creationNotification: fc.boolean() },
  tfa: fc.constantFrom("NONE", "TOTP", "SMS", "FIDO2"),
  ...{ company: maybe(200), department: maybe(200), jobTitle: maybe(200), city: maybe(100) },
  ...{ address: maybe(300), zipcode: maybe(20), country: maybe(100) },
  biography: fc.option(text(2_000, ["\n", "\n\n", "\t"])),
  suspensionDate: fc.option(date),
  expirationMode: fc.constantFrom("DEFAULT", "DISABLED"),
  ...{ teams: names, applications: names },
  ...{ ownerLogin: maybe(254), ownerFirstName: maybe(100), ownerLastName: maybe(100) },
});
const NOBODY = { ownerLogin: null, ownerFirstName: null, ownerLastName: null };
/** Users belong to nobody. */
const person = anybody.map((one) => (one.kind === "USER" ? { ...one, ...NOBODY } : one));

/** Somebody has a key, or a number and nothing else. */
const isNamed = ({ externalId, login, email, phone }: ExportRow): boolean =>
  [externalId, login, email, phone].some((key) => key !== null);

const STATUS: Record<string, RowValues["status"]> = { SUSPENDED: "SUSPENDED", CLOSED: "CLOSED" };

/** What a row says of somebody: everything but what is blank or only shown. */
function saidOf(told: ExportRow): object {
  const { id, nameKey, kind, createdAt, status, state, invitedAt, claimedAt, ...row } = told;
  const said = { ...row, status: STATUS[status] ?? "OPEN" };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

async function readBack(bytes: Uint8Array, format: SheetFormat, delimiter: "," | ";") {
  const choice =
    format === "csv"
      ? ({ format, encoding: "utf-8", delimiter, headerLine: 1 } as const)
      : ({ format, sheet: 0, headerLine: 1 } as const);
  const lines: (readonly string[])[] = [];
  const open = async function* () {
    yield bytes;
  };
  for await (const batch of readLines(open, choice)) lines.push(...batch.map(({ cells }) => cells));
  return lines;
}

describe.each([
  ["csv", ","],
  ["csv", ";"],
  ["xlsx", ","],
] as const)("an export as %s with %j", (format, separator) => {
  it("is read back as it was, in every zone", async () => {
    const people = fc.array(person.filter(isNamed), { minLength: 20, maxLength: 60 });
    const run = fc.asyncProperty(people, fc.constantFrom(...ZONES), async (rows, timeZone) => {
      const { head, cellsOf } = exportCells(undefined, timeZone);
      const sheet = sheetWriter(format, head, separator);
      const bytes = Buffer.concat([await sheet.rows(rows.map(cellsOf)), await sheet.end()]);
      const { mapping, isTemplate, kind } = mapColumns(head, new Map());
      const now = new Date("2026-11-22T12:00:00Z");
      const terms: RosterTerms = {
        mapping,
        width: mapping.length,
        ...{ isTemplate, kind, kept: [] },
        country: "FR",
        timeZone,
        now,
      };
      const lines = await readBack(bytes, format, separator);
      expect(lines).toHaveLength(rows.length);
      for (const [index, row] of rows.entries()) {
        const read = readRow(lines[index] ?? [], terms);
        const known = { ...row, hasMobile: false, emailKey: row.email && emailKey(row.email) };
        expect(faultsOf(read, known)).toEqual([]);
        expect([read.kind, read.values]).toEqual([row.kind, saidOf(row)]);
      }
    });
    await fc.assert(run, { numRuns: 8, endOnFailure: true });
  }, 90_000);
});
