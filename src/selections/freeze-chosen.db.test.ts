import { beforeAll, expect, test } from "vitest";
import { settleChoice } from "@/imports/settle-choice";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { readPlan } from "@/plans/queries";
import type { RowChange } from "@/plans/rules";
import { haveLeft } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { freezeChosen } from "./freeze-chosen";
import { readSelection } from "./queries";

type Admin = Awaited<ReturnType<typeof newAdmin>>;
let org: TestOrg;
let other: TestOrg;
let admin: Admin;

const FILE = [
  "Email",
  "one@file.example",
  "two@file.example",
  "ONE@file.example",
  "no@file.example",
];
const chosenBy = (madeBy: string) => planOf(org, FILE.join("\n"), { madeBy, purpose: "CHOOSE" });
const freeze = (by: Admin, id: string) => inOrg(by.scope, (tx) => freezeChosen(tx, { id }));

beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  admin = await newAdmin(org);
  for (const name of ["one", "two", "not-in-the-file"])
    await newAccountIn(org, "CREATED", { email: `${name}@file.example` });
  await newAccountIn(other, "CREATED", { email: "no@file.example" });
});

test("who is in the file is kept once, with the file that chose them, and its letters are counted once", async () => {
  const { id, rows, counts } = await chosenBy(admin.id);
  const frozen = await freeze(admin, id);
  const members = await org.run((tx) =>
    tx.db.selectionMember.findMany({ where: { orgId: tx.org, selectionId: frozen.id } }),
  );
  expect(members.map((one) => one.accountId).sort()).toEqual(
    [rows[0]?.accountId, rows[1]?.accountId].sort(),
  );
  expect(frozen.count).toBe(2);
  expect(counts.invites).toEqual({ EMAIL: 2, SMS: 0, CODE: 0 });
  const selection = await inOrg(admin.scope, (tx) => readSelection(tx, frozen.id));
  expect(selection?.input).toEqual({ byHand: true, importId: id });
});

test("only who chose goes on with it, and only until it was written to", async () => {
  const { id } = await chosenBy(admin.id);
  const colleague = await newAdmin(org);
  const stranger = await newAdmin(other);
  await expect(freeze(colleague, id)).rejects.toMatchObject({ code: "import-not-yours" });
  await expect(freeze(stranger, id)).rejects.toMatchObject({ code: "import-not-found" });
  const settle = (by: Admin) => inOrg(by.scope, (tx) => settleChoice(tx, { id, count: 2 }));
  await expect(settle(colleague)).rejects.toMatchObject({ code: "import-moved-on" });
  await expect(settle(stranger)).rejects.toMatchObject({ code: "import-moved-on" });
  await settle(admin);
  await expect(settle(admin)).rejects.toMatchObject({ code: "import-moved-on" });
  await expect(freeze(admin, id)).rejects.toMatchObject({ code: "import-moved-on" });
  expect(await org.run((tx) => readPlan(tx, id))).toMatchObject({ state: "APPLIED" });
});

test("of whom a file names those whose invitation ran out are sent it again, and nobody else", async () => {
  const names = ["ran-out", "still-good", "waits", "elsewhere"];
  const [ranOut = "", good = "", waits = "", beside = ""] = await Promise.all(
    names.map((name) => newAccountIn(org, "CREATED", { email: `${name}@file.example` })),
  );
  const invite = (id: string, days: number) =>
    org.run(
      (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }),
      new Date(Date.now() - days * 86_400_000),
    );
  for (const [id, days] of [
    [ranOut, 9],
    [good, 1],
    [waits, 9],
    [beside, 9],
  ] as const) {
    await invite(id, days);
    if (id !== waits) await haveLeft(org, id);
  }
  const lines = ["Email", ...names.slice(0, 3).map((name) => `${name}@file.example`)];
  const { id, rows } = await planOf(org, [...lines, lines[1]].join("\n"), {
    ...{ madeBy: admin.id, purpose: "CHOOSE" as const },
  });
  const expired = rows.map(({ change }) => (change as RowChange | null)?.expiredOn !== undefined);
  expect(expired.slice(0, 3)).toEqual([true, false, false]);
  const frozen = await inOrg(admin.scope, (tx) => freezeChosen(tx, { id, areExpired: true }));
  const members = await org.run((tx) =>
    tx.db.selectionMember.findMany({ where: { orgId: tx.org, selectionId: frozen.id } }),
  );
  expect(members.map(({ accountId }) => accountId)).toEqual([ranOut]);
  const stranger = await newAdmin(other);
  const theirs = inOrg(stranger.scope, (tx) => freezeChosen(tx, { id, areExpired: true }));
  await expect(theirs).rejects.toMatchObject({ code: "import-not-found" });
});

test("a roster is no choice of people", async () => {
  const { id } = await planOf(org, "LASTNAME,EMAIL\nNew,new@file.example", { madeBy: admin.id });
  await expect(freeze(admin, id)).rejects.toMatchObject({ code: "import-moved-on" });
});
