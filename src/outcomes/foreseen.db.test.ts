import { expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { newAccountIn, newAdmin } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { planUndo } from "../runs/plan-undo";
import { undoImport } from "../runs/undo-import";

const { org, other, owner, begin } = await newApplying();
const keys = { login: "maker", externalId: "MAKER" };
const maker = await newAdmin(org);
await org.run((tx) =>
  tx.db.account.update({
    where: { orgId_id: { orgId: tx.org, id: maker.id } },
    data: { ...keys, loginKey: "maker", externalKey: "maker" },
  }),
);
const plan = (header: string, lines: readonly string[], purpose: "ROSTER" | "CHOOSE" = "ROSTER") =>
  planOf(org, [header, ...lines].join("\n"), { madeBy: maker.id, purpose });

test("a row about the maker's own keys or standing is an error in the plan already", async () => {
  await newAdmin(org);
  await newAccountIn(other, "ACTIVE", keys);
  const { verdicts, codes } = await plan("EXTERNAL_ID,LOGIN,EMAIL,PHONE,CITY,STATUS", [
    "MAKER,other-login,,,,",
    "MAKER,,own@halden.example,,,",
    "MAKER,,,+33612345678,,",
    "MAKER,,,,,INACTIVE",
    "MAKER,,,,,CLOSED",
  ]);
  expect(verdicts).toEqual(Array.from({ length: 5 }, () => "ERROR"));
  const own = codes.map((found) => found.filter((code) => code !== "duplicate").join());
  expect(own).toEqual(["own-key", "own-key", "own-key", "own-account", "own-account"]);
});

test("a file changes its maker only when they say so", async () => {
  const row = "EXTERNAL_ID,CITY,STATUS\nMAKER,Lyon,ACTIVE";
  const unsaid = await planOf(org, row, { madeBy: maker.id });
  expect(unsaid.rows.map(({ verdict }) => verdict)).toEqual(["NONE"]);
  const said = await planOf(org, row, { madeBy: maker.id, options: { own: true } });
  expect(said.rows.map(({ verdict }) => verdict)).toEqual(["UPDATE"]);
});

test("somebody whose mail came back would be invited by a code, and by no mail", async () => {
  const id = await newAccountIn(org, "CREATED", { email: "back@foreseen.example" });
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id } },
      data: { undeliverableAt: tx.now, undeliverableReason: "bounced" },
    }),
  );
  const { rows } = await plan("Email", ["back@foreseen.example"], "CHOOSE");
  expect(rows).toMatchObject([{ verdict: "INVITE", channel: "CODE", faults: [] }]);
});

test("who comes in suspended takes no licence, and whom the file closes is given no contact by it", async () => {
  await org.run((tx) =>
    createApplication(tx, { name: "Scarce", licences: 0, rules: { kind: "USER" } }),
  );
  const leaving = await newAccountIn(org, "ACTIVE", { login: "leaving-owner" });
  await newAccountIn(org, "ACTIVE", { login: "staying-owner" });
  const keys = { kind: "CONTACT", ownerId: leaving } as const;
  const contact = await newAccountIn(org, "CREATED", { ...keys, login: "handed-on" });
  const made = await plan("LASTNAME,LOGIN,STATUS,APPLICATIONS,OWNER_LOGIN", [
    ",leaving-owner,CLOSED,,",
    "Asleep,asleep-1,INACTIVE,Scarce,",
    "Owned,owned-1,,,leaving-owner",
    ",handed-on,,,staying-owner",
  ]);
  expect([made.verdicts, made.counts.policy]).toEqual([["CLOSE", "CREATE", "ERROR", "UPDATE"], []]);
  expect(made.rows[2]?.faults).toMatchObject([
    { column: "OWNER_LOGIN", code: "owner-leaves", value: "leaving-owner", lines: [2] },
  ]);
  await begin(made.id, 3, "LATER", maker);
  await workOn(org, made.id);
  const outcomes = { 2: "done", 3: "done", 4: null, 5: "done" };
  expect(await outcomesOf(org, made.id)).toEqual(outcomes);
  const where = { orgId_id: { orgId: org.id, id: contact } };
  const kept = await org.run((tx) => tx.db.account.findUniqueOrThrow({ where }));
  expect(kept.ownerId).not.toBe(leaving);
});

test("an undoing foresees keys that others have by now, and people who may do more than its maker", async () => {
  const renamed = await newAccountIn(org, "CREATED", { login: "name-now" });
  const above = await newAdmin(org);
  const change = (from: string) => ({
    was: "CREATED" as const,
    fields: { login: [from, "name-now"] as const },
  });
  const city = { was: "ACTIVE" as const, fields: { city: [null, null] as const } };
  const id = await plannedImport(org, owner.id, [
    {
      verdict: "UPDATE",
      accountId: renamed,
      change: change("name-before"),
      before: {},
      outcome: "done",
    },
    {
      verdict: "UPDATE",
      accountId: above.id,
      change: { ...city, owner: { id: owner.id } },
      before: { isClaimed: true, ownerId: owner.id },
      outcome: "done",
    },
  ]);
  await newAccountIn(org, "CREATED", { login: "name-before" });
  await org.run((tx) =>
    tx.db.import.update({
      where: { orgId_id: { orgId: tx.org, id } },
      data: { state: "APPLIED", begunAt: tx.now, finishedAt: tx.now, invite: "LATER" },
    }),
  );
  const helper = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const undoing = await inOrg(helper.scope, (tx) => undoImport(tx, { id }), "chunk");
  while ((await org.run((tx) => planUndo(tx, undoing))).state === "PLANNING");
  const { verdicts, codes } = await readPlanned(org, undoing.id);
  expect([verdicts, codes]).toEqual([
    ["CONFLICT", "CONFLICT"],
    [["key-taken"], ["holds-more"]],
  ]);
});
