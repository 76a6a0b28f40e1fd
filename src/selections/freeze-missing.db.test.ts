import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { listMissing } from "@/plans/queries";
import { isMany } from "@/plans/rules";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { freezeMissing } from "./freeze-missing";

type Admin = Awaited<ReturnType<typeof newAdmin>>;
let org: TestOrg;
let admin: Admin;
/** Six who are in no file, and somebody of another kind. */
const gone: string[] = [];

const full = (lines: string) =>
  planOf(org, `LOGIN,LASTNAME\n${lines}`, {
    ...{ madeBy: admin.id, kind: "USER" as const, options: { full: true } },
  });
const freeze = (by: Admin, input: Parameters<typeof freezeMissing>[1]) =>
  inOrg(by.scope, (tx) => freezeMissing(tx, input));
const membersOf = (id: string) =>
  org.run(async (tx) => {
    const found = await tx.db.selectionMember.findMany({
      where: { orgId: tx.org, selectionId: id },
    });
    return found.map(({ accountId }) => accountId).sort();
  });

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  const stays = await newAccountIn(org, "ACTIVE", { login: "stays" });
  for (let n = 0; n < 6; n += 1) gone.push(await newAccountIn(org, n % 2 ? "CREATED" : "ACTIVE"));
  gone.sort();
  await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: stays });
  await newAccountIn(org, "SUSPENDED");
  // a right of their own, less than the maker's
  await newAdmin(org, ["HELPDESK"]);
});

test("all who are missing are frozen once their number is typed; who holds a role is listed only", async () => {
  const { id } = await full("stays,");
  const listed = await org.run((tx) => listMissing(tx, { id, kind: "USER" }));
  const proposed = listed.rows.filter(({ holdsRole }) => !holdsRole).map((row) => row.id);
  expect([listed.rows.length, proposed.sort()]).toEqual([8, gone]);
  for (const typed of [undefined, 8, 5])
    await expect(freeze(admin, { id, typed })).rejects.toMatchObject({ code: "missing-typed" });
  const frozen = await freeze(admin, { id, typed: 6 });
  expect(frozen.count).toBe(6);
  expect(await membersOf(frozen.id)).toEqual(gone);
});

test("those who are ticked are frozen, as far as they are missing and hold no role", async () => {
  const { id } = await full("stays,");
  const [one = ""] = gone;
  const { id: selection, count } = await freeze(admin, { id, ids: [one, admin.id, randomUUID()] });
  expect([count, await membersOf(selection)]).toEqual([1, [one]]);
  await expect(freeze(admin, { id, ids: [admin.id] })).rejects.toMatchObject({
    code: "choice-missing",
  });
});

test("not all of them while a row belongs to nobody known, and nobody of a file that is not everybody", async () => {
  const { id } = await full("stays,\n,Nobody");
  await expect(freeze(admin, { id, typed: 6 })).rejects.toMatchObject({ code: "missing-unsure" });
  const plain = await planOf(org, "LOGIN,LASTNAME\nstays,", { madeBy: admin.id });
  await expect(freeze(admin, { id: plain.id, typed: 6 })).rejects.toMatchObject({
    code: "import-moved-on",
  });
});

test("it takes the right to remove people, and an import of the own organisation", async () => {
  const { id } = await full("stays,");
  const inviter = await newAdmin(org, ["INVITER"]);
  await expect(freeze(inviter, { id, ids: gone })).rejects.toMatchObject({ code: "not-allowed" });
  const stranger = await newAdmin(await newOrg());
  for (const other of [id, randomUUID()])
    await expect(freeze(stranger, { id: other, typed: 6 })).rejects.toMatchObject({
      code: "import-not-found",
    });
});

test.each([
  [4, 10, false],
  [5, 49, true],
  [5, 50, false],
  [10_000, 100_000, false],
  [10_001, 100_000, true],
])("%d of %d are many: %s", (count, open, many) => {
  expect(isMany(count, { open })).toBe(many);
});
