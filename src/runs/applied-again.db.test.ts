import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { inOrg } from "@/lib/in-org";
import { writtenBy } from "@/plans/rules";
import { beginAsShown } from "../../tests/support/applying";
import { digestOf } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { readPlanned } from "../../tests/support/planning";
import { importWorld, readRoster } from "../../tests/support/uploads";

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

/** What a cell may say beside names and keys; an empty one says nothing. */
const CELLS: Record<string, readonly string[]> = {
  STATUS: ["", "ACTIVE", "INACTIVE"],
  MAIL_LANGUAGE: ["", "FR", "EN", "ES"],
  SHARE_SPACE_MAX: ["", "1GB", "500MB", "12 KB"],
  VISIBILITY_SCOPE: ["", "PUBLIC", "PRIVATE"],
  COMPANY: ["", "Müller & Söhne", "=1+1", "007", 'The "Best", Ltd'],
  CITY: ["", "Lyon", "Saint-Étienne"],
  ZIPCODE: ["", "01000", "69001"],
  PHONE: ["", "06 12 34 56 78", "+33 6 12 34 56 79"],
  BIOGRAPHY: ["", "two\nlines", "  spaced  "],
  SUSPENSION_DATE: ["", "31/12/2031/23:30", "2032-01-01"],
  CREATION_NOTIFICATION: ["", "YES", "NO"],
  EXPIRATION_MODE: ["", "DEFAULT", "DISABLED"],
  TEAM: ["", "North", "north; South", "Été"],
};
const KEYS = ["KIND", "LASTNAME", "FIRSTNAME", "LOGIN", "EXTERNAL_ID", "EMAIL", "OWNER_LOGIN"];
const HEADER = [...KEYS, ...Object.keys(CELLS)];

/** What the next file says of the same people: owners may be suspended or closed by it, and contacts go to another. */
const LATER = ["", "", "ACTIVE", "INACTIVE", "CLOSED"] as const;

type Row = {
  isContact: boolean;
  /** Of a user: an owner is named all the same, which is an error and nothing else. */
  isOwned: boolean;
  owner: number;
  nextOwner: number;
  hasEmail: boolean;
  cells: string[];
  later: (typeof LATER)[number];
};
const row: fc.Arbitrary<Row> = fc.record({
  isContact: fc.boolean(),
  isOwned: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
  owner: fc.nat(),
  nextOwner: fc.nat(),
  hasEmail: fc.boolean(),
  cells: fc.tuple(...Object.values(CELLS).map((values) => fc.constantFrom(...values))),
  later: fc.constantFrom(...LATER),
});

const PLAIN = {
  isOwned: false,
  hasEmail: true,
  cells: Object.values(CELLS).map(() => ""),
  later: "",
} as const;
/** An owner who leaves, and whose contact goes to who stays: whatever else comes up by chance. */
const LEAVING: Row[] = [
  { ...PLAIN, isContact: false, owner: 0, nextOwner: 0, later: "CLOSED" },
  { ...PLAIN, isContact: false, owner: 0, nextOwner: 0 },
  { ...PLAIN, isContact: true, owner: 0, nextOwner: 1 },
];

/** A user of whom the file names an owner, beside one who could be it. */
const OWNED: Row[] = [
  { ...PLAIN, isContact: false, owner: 0, nextOwner: 0 },
  { ...PLAIN, isContact: false, isOwned: true, owner: 0, nextOwner: 0 },
];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Contacts are owned by any user of the same file, above or below them; here and there a user names an owner too. */
function fileOf(rows: readonly Row[], round: number): string {
  const loginOf = (index: number) => `again-${round}-${index}`;
  const users = rows.flatMap(({ isContact }, index) => (isContact ? [] : [index]));
  const lines = rows.map(({ isContact, isOwned, owner, hasEmail, cells }, index) => {
    const owned = isContact || isOwned ? loginOf(users[owner % users.length] ?? 0) : "";
    const email = hasEmail ? `again.${round}.${index}@r.example` : "";
    const keys = [loginOf(index), `0${round}-${index}`, email, owned];
    return [isContact ? "CONTACT" : "USER", `Last ${index}`, "First", ...keys, ...cells];
  });
  return [HEADER, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n");
}

/** The same people in the next file: some leave, and their contacts may be handed on. */
const next = ({ later, nextOwner, cells, ...row }: Row): Row => ({
  ...{ ...row, later, nextOwner, owner: nextOwner },
  cells: [later, ...cells.slice(1)],
});

async function planOf(file: string) {
  const id = await readRoster(org, owner.scope, file);
  await inOrg(owner.scope, (tx) => confirmReading(tx, { id }));
  await runImport(importWorld, { org: org.id, id });
  return readPlanned(org, id);
}

let round = 0;
let written = 0;

/** Applies a file, and finds that it does nothing a second time: nothing else is wrong with it, nothing of it is written. */
async function applyTwice(file: string): Promise<number> {
  const { id, counts, verdicts } = await planOf(file);
  const expected = counts.policy.length > 0 ? 0 : writtenBy(counts);
  if (expected > 0) {
    await inOrg(owner.scope, (tx) => beginAsShown(tx, { id, expected, invite: "LATER" }));
    await runImport(importWorld, { org: org.id, id });
  }
  const { accounts, account_events, messages } = await digestOf(org.id);
  const again = await planOf(file);
  const changes = again.rows.filter(({ verdict }) => !["NONE", "ERROR"].includes(verdict));
  expect(changes).toEqual([]);
  const wrong = (all: readonly string[]) => all.filter((one) => one === "ERROR").length;
  expect(wrong(again.verdicts)).toBe(wrong(verdicts));
  const begun = inOrg(owner.scope, (tx) =>
    beginAsShown(tx, { id: again.id, expected: 0, invite: "NOW" }),
  );
  await expect(begun).rejects.toMatchObject({ code: "import-empty" });
  const after = await digestOf(org.id);
  expect([after.accounts, after.account_events, after.messages]).toEqual([
    ...[accounts, account_events, messages],
  ]);
  return expected;
}

test("the plan of a roster that was applied is no change, also of one by which owners leave, and applying it is refused", async () => {
  const rosters = fc
    .array(row, { minLength: 1, maxLength: 12 })
    .filter((rows) => rows.some(({ isContact }) => !isContact));
  let left = 0;
  const property = fc.asyncProperty(rosters, async (rows) => {
    round += 1;
    written += await applyTwice(fileOf(rows, round));
    left += await applyTwice(fileOf(rows.map(next), round));
  });
  await fc.assert(property, { numRuns: 5, examples: [[LEAVING], [OWNED]] });
  expect(written).toBeGreaterThanOrEqual(LEAVING.length);
  expect(left).toBeGreaterThanOrEqual(2);
}, 180_000);
