import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { moveAccounts } from "@/accounts/move-accounts";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { beginAsShown } from "../../tests/support/applying";
import type { PlannedTestRow } from "../../tests/support/imports";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { livingIn } from "../../tests/support/living";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { countStays } from "./count-stays";
import { readImport } from "./queries";
import { undoImport } from "./undo-import";

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(owner.scope, work, "chunk");

async function apply(id: string, expected: number, invite: "NOW" | "LATER" = "NOW"): Promise<void> {
  await act((tx) => beginAsShown(tx, { id, expected, invite }));
  await workOn(org, id);
}

const claim = (id: string) => org.run((tx) => moveAccounts(tx, { ids: [id], event: "claim" }));
const edit = (id: string, city: string) =>
  org.run((tx) => editAccount(tx, { id, change: { city } }));

test("an applied roster is led back to the database before it, but for those who claimed or were edited since", async () => {
  const team = await org.run((tx) => createTeam(tx, { name: "Here before" }));
  const save = await org.run((tx) =>
    createApplication(tx, { name: "Save", licences: null, rules: {} }),
  );
  const [known, invited, touched, asleep, closed, leaving, closing, contact, member] = [
    await newAccountIn(org, "CREATED", { city: "Lyon", saveSpaceMax: 5n }),
    await newAccountIn(org, "INVITED", { city: "Lyon" }),
    await newAccountIn(org, "CREATED", { city: "Lyon" }),
    await newAccountIn(org, "CREATED"),
    await newAccountIn(org, "CLOSED"),
    await newAccountIn(org, "ACTIVE"),
    await newAccountIn(org, "CREATED"),
    await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner.id }),
    await newAccountIn(org, "ACTIVE"),
  ];
  await org.run((tx) => suspendAccounts(tx, { ids: [asleep], source: "SYNC" }));
  await org.run((tx) => addMembers(tx, { teamId: team.id, ids: [member] }));
  await org.run((tx) => grantApplication(tx, { applicationId: save.id, ids: [member] }));
  const before = await livingIn(org.id);

  const fields = { city: ["Lyon", "Brest"] } as const;
  const fresh = (name: string, more = {}): PlannedTestRow => ({
    verdict: "CREATE",
    channel: "EMAIL",
    change: {
      kind: "USER",
      create: {
        firstName: name,
        lastName: "New",
        email: `${name}@undo.example`,
        shareSpaceMax: 9n,
      },
      ...more,
    },
  });
  const rows: PlannedTestRow[] = [
    ...["plain", "placed", "claimed1", "claimed2", "edited"].map((name) => fresh(name)),
    fresh("teamed", { newTeams: ["Made"], teams: [team.id], applications: [save.id] }),
    { verdict: "CREATE", change: { create: { login: "undo-off" }, move: "suspend" } },
    {
      verdict: "CREATE",
      change: { kind: "CONTACT", create: { login: "undo-contact" }, owner: { line: 2 } },
    },
    {
      verdict: "UPDATE",
      accountId: known,
      change: {
        was: "CREATED",
        fields: { ...fields, saveSpaceMax: ["5", null] },
        newTeams: ["Made"],
      },
    },
    { verdict: "UPDATE", accountId: invited, change: { was: "INVITED", fields } },
    { verdict: "UPDATE", accountId: touched, change: { was: "CREATED", fields } },
    { verdict: "REACTIVATE", accountId: asleep, change: { was: "SUSPENDED", move: "reactivate" } },
    {
      verdict: "REOPEN",
      accountId: closed,
      change: { was: "CLOSED", move: "reopen", fields: { city: [null, "Brest"] } },
    },
    {
      verdict: "SUSPEND",
      accountId: leaving,
      change: { was: "ACTIVE", move: "suspend", fields: { city: [null, "Brest"] } },
    },
    { verdict: "CLOSE", accountId: closing, change: { was: "CREATED", move: "close" } },
    { verdict: "UPDATE", accountId: contact, change: { was: "CREATED", owner: { line: 3 } } },
    {
      verdict: "UPDATE",
      accountId: member,
      change: {
        was: "ACTIVE",
        teams: [team.id],
        applications: [save.id],
        fields: { city: [null, "Brest"] },
      },
    },
  ];
  const id = await plannedImport(org, owner.id, rows);
  await apply(id, rows.length);
  expect(new Set(Object.values(await outcomesOf(org, id)))).toEqual(new Set(["done"]));

  const idOf = async (email: string) =>
    (
      await org.run((tx) =>
        tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, emailKey: email } }),
      )
    ).id;
  const [claimed1, claimed2, edited] = [
    await idOf("claimed1@undo.example"),
    await idOf("claimed2@undo.example"),
    await idOf("edited@undo.example"),
  ];
  for (const one of [claimed1, claimed2, invited]) await claim(one);
  for (const one of [edited, touched]) await edit(one, "Elsewhere");
  const five = [claimed1, claimed2, invited, edited, touched];

  const undo = await act((tx) => undoImport(tx, { id }));
  expect(await refusedWith(act((tx) => undoImport(tx, { id })))).toBe("import-undone");
  await workOn(org, undo.id);
  const plan = await org.run((tx) => readImport(tx, undo.id));
  expect(plan).toMatchObject({ state: "PLANNED", purpose: "UNDO", undoes: id });
  expect(plan?.counts.verdicts).toEqual({
    ...{ ERASE: 5, CONFLICT: 5, UPDATE: 3, SUSPEND: 1, CLOSE: 1, REACTIVATE: 1, REOPEN: 1 },
  });
  const conflicts = await org.run((tx) =>
    tx.db.importRow.findMany({ where: { orgId: tx.org, importId: undo.id, verdict: "CONFLICT" } }),
  );
  expect(conflicts.map(({ accountId }) => accountId).sort()).toEqual([...five].sort());
  await apply(undo.id, 12, "LATER");
  const outcomes = Object.values(await outcomesOf(org, undo.id));
  expect(outcomes.filter((outcome) => outcome !== "done" && outcome !== null)).toEqual([]);
  const after = await livingIn(org.id, five);
  const expected = { ...before, people: before.people.filter((one) => !five.includes(one.id)) };
  expect(after).toEqual(expected);
  expect((await org.run((tx) => readImport(tx, id)))?.undo).toMatchObject({ done: 12, left: 5 });
  const stays = await org.run((tx) => countStays(tx, undo.id));
  expect(stays.map(({ code }) => code)).toEqual(["claimed-since", "edited-since"]);
  const waiting = await org.run((tx) =>
    tx.db.message.count({
      where: { orgId: tx.org, state: "QUEUED", toAddress: { contains: "plain@" } },
    }),
  );
  expect(waiting).toBe(0);
});

test("whoever owns a contact that stays, stays; whoever is touched after the plan is left alone", async () => {
  const rows: PlannedTestRow[] = ["own", "late"].map((name) => ({
    verdict: "CREATE",
    change: { kind: "USER", create: { lastName: name, login: `stay-${name}` } },
  }));
  const id = await plannedImport(org, owner.id, rows);
  await apply(id, 2, "LATER");
  const find = (login: string) =>
    org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, loginKey: login } }));
  const [own, late] = [await find("stay-own"), await find("stay-late")];
  await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: own.id });
  const undo = await act((tx) => undoImport(tx, { id }));
  await workOn(org, undo.id);
  const counts = (await org.run((tx) => readImport(tx, undo.id)))?.counts;
  expect(counts?.verdicts).toEqual({ CONFLICT: 1, ERASE: 1 });
  await edit(late.id, "Late");
  await apply(undo.id, 1, "LATER");
  expect(await outcomesOf(org, undo.id)).toEqual({ 2: null, 3: "changed-meanwhile" });
  expect((await find("stay-late")).city).toBe("Late");
});

test("only an applied roster of one's own organisation is undone", async () => {
  const id = await plannedImport(org, owner.id, [
    { verdict: "CREATE", change: { create: { login: "never" } } },
  ]);
  expect(await refusedWith(act((tx) => undoImport(tx, { id })))).toBe("import-moved-on");
  const foreign = await newAdmin(other);
  const asForeign = inOrg(foreign.scope, (tx) => undoImport(tx, { id }));
  expect(await refusedWith(asForeign)).toBe("import-not-found");
});
