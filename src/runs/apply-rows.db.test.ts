import { beforeAll, describe, expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { createTeam } from "@/teams/create-team";
import { digestOf } from "../../tests/support/connections";
import type { PlannedTestRow } from "../../tests/support/imports";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { applyRows } from "./apply-rows";
import { beginApply } from "./begin-apply";
import { readImport } from "./queries";
import { steerImport } from "./steer-import";

type Admin = Awaited<ReturnType<typeof newAdmin>>;
let org: TestOrg;
let other: TestOrg;
let owner: Admin;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

const as = <T>({ scope }: Admin, work: (tx: OrgTx) => Promise<T>) => inOrg(scope, work, "chunk");
const begin = (id: string, expected: number, invite: "NOW" | "LATER" = "LATER", who = owner) =>
  as(who, (tx) => beginApply(tx, { id, expected, invite }));
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const byLogin = (login: string) =>
  org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, loginKey: login } }));
const viewOf = (id: string) => org.run((tx) => readImport(tx, id));

let made = 0;
const person = (name: string, more: Partial<PlannedTestRow["change"]> = {}): PlannedTestRow => {
  made += 1;
  const create = {
    firstName: name,
    lastName: `Roster ${made}`,
    email: `${name}.${made}@r.example`,
  };
  return { verdict: "CREATE", channel: "EMAIL", change: { kind: "USER", create, ...more } };
};

describe("a plan", () => {
  test("makes, changes and moves people with their owners, teams and applications, and says what became of each row", async () => {
    const team = await org.run((tx) => createTeam(tx, { name: "Paris" }));
    const save = await org.run((tx) =>
      createApplication(tx, { name: "Save", licences: 5, rules: {} }),
    );
    const [known, leaving, closing, closed, asleep] = [
      await newAccountIn(org, "CREATED", { city: "Lyon", saveSpaceMax: 5n }),
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "INVITED"),
      await newAccountIn(org, "CLOSED"),
      await newAccountIn(org, "SUSPENDED"),
    ];
    const date = new Date("2031-03-01T09:30:00Z");
    const contact = { firstName: "Cleo", lastName: "Contact", login: "cleo" };
    const user = { firstName: "Uma", lastName: "User", login: "uma", saveSpaceMax: 10n };
    const rows: PlannedTestRow[] = [
      { verdict: "CREATE", change: { kind: "CONTACT", create: contact, owner: { line: 3 } } },
      {
        verdict: "CREATE",
        change: {
          kind: "USER",
          create: { ...user, suspensionDate: date, expirationMode: "DISABLED" },
          teams: [team.id],
          newTeams: ["Nantes"],
          applications: [save.id],
        },
      },
      {
        verdict: "UPDATE",
        accountId: known,
        change: {
          was: "CREATED",
          fields: { city: ["Lyon", "Brest"], saveSpaceMax: ["5", "7"] },
          newTeams: ["nantes"],
        },
      },
      { verdict: "SUSPEND", accountId: leaving, change: { was: "ACTIVE", move: "suspend" } },
      { verdict: "CLOSE", accountId: closing, change: { was: "INVITED", move: "close" } },
      { verdict: "REOPEN", accountId: closed, change: { was: "CLOSED", move: "reopen" } },
      {
        verdict: "REACTIVATE",
        accountId: asleep,
        change: { was: "SUSPENDED", move: "reactivate" },
      },
      { verdict: "CREATE", change: { kind: "USER", create: { login: "off" }, move: "suspend" } },
      { verdict: "NONE", accountId: owner.id },
      { verdict: "ERROR" },
    ];
    const id = await plannedImport(org, owner.id, rows);
    const before = await digestOf(other.id);
    expect(await begin(id, 8)).toEqual({ total: 8, isAwaiting: false });
    await workOn(other, id);
    await workOn(org, id);
    const outcomes = await outcomesOf(org, id);
    const done = Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9].map((line) => [line, "done"]));
    expect(outcomes).toEqual({ ...done, 10: null, 11: null });
    expect(await viewOf(id)).toMatchObject({ state: "APPLIED", total: 8, done: 8, refused: 0 });
    const uma = await byLogin("uma");
    expect(uma).toMatchObject({
      ...{ status: "CREATED", source: "ROSTER", saveSpaceMax: 10n, suspensionDate: date },
      ...{ expirationMode: "DISABLED", createdBy: owner.id },
    });
    expect(await byLogin("cleo")).toMatchObject({ kind: "CONTACT", ownerId: uma?.id });
    expect(await read(known)).toMatchObject({ city: "Brest", saveSpaceMax: 7n });
    expect((await read(leaving)).status).toBe("SUSPENDED");
    expect((await read(closing)).status).toBe("CLOSED");
    expect((await read(closed)).status).toBe("CREATED");
    expect((await read(asleep)).status).toBe("CREATED");
    expect((await byLogin("off"))?.status).toBe("SUSPENDED");
    expect(await timelineOf(org, uma?.id ?? "")).toEqual([
      ...["created", "team-joined", "team-joined", "application-granted"],
    ]);
    expect(await digestOf(other.id)).toEqual(before);
  });

  test("invites those with an address when the admin says now, and nobody else", async () => {
    const rows: PlannedTestRow[] = [
      person("Now"),
      { ...person("Quiet", { isQuiet: true }), channel: undefined } as PlannedTestRow,
      { verdict: "CREATE", channel: "CODE", change: { create: { login: "code-only" } } },
    ];
    const id = await plannedImport(org, owner.id, rows);
    await begin(id, 3, "NOW");
    await workOn(org, id);
    const states = await org.run((tx) =>
      tx.db.importRow.findMany({
        where: { orgId: tx.org, importId: id },
        orderBy: { line: "asc" },
      }),
    );
    const statuses = await Promise.all(states.map(({ accountId }) => read(accountId ?? "")));
    expect(statuses.map(({ status }) => status)).toEqual(["INVITED", "CREATED", "CREATED"]);
    const lanes = await org.run((tx) =>
      tx.db.message.findMany({ where: { orgId: tx.org, accountId: statuses[0]?.id ?? "" } }),
    );
    expect(lanes.map(({ lane }) => lane)).toEqual([3]);
  });

  test("refuses rows whose account or keys changed meanwhile, and the others go on", async () => {
    const [moved, edited, fine] = [
      await newAccountIn(org, "CREATED", { city: "Lyon" }),
      await newAccountIn(org, "CREATED", { city: "Paris" }),
      await newAccountIn(org, "CREATED", { city: "Lyon" }),
    ];
    await newAccountIn(org, "CREATED", { email: "gone@r.example" });
    const fields = { city: ["Lyon", "Brest"] } as const;
    const rows: PlannedTestRow[] = [
      { verdict: "SUSPEND", accountId: moved, change: { was: "ACTIVE", move: "suspend" } },
      { verdict: "UPDATE", accountId: edited, change: { was: "CREATED", fields } },
      { verdict: "UPDATE", accountId: fine, change: { was: "CREATED", fields } },
      { verdict: "CREATE", change: { create: { email: "gone@r.example", lastName: "Taken" } } },
      { verdict: "CREATE", change: { kind: "CONTACT", create: {}, owner: { line: 5 } } },
    ];
    const id = await plannedImport(org, owner.id, rows);
    await begin(id, 5);
    await workOn(org, id);
    expect(await outcomesOf(org, id)).toEqual({
      2: "changed-meanwhile",
      3: "changed-meanwhile",
      4: "done",
      5: "email-taken",
      6: "owner-not-found",
    });
    expect(await viewOf(id)).toMatchObject({ done: 1, refused: 4, state: "APPLIED" });
  });
});

describe("beginning", () => {
  test("is the maker's, of the plan that was confirmed, and only with the rights it needs", async () => {
    const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const inviter = await newAdmin(org, ["INVITER"]);
    const id = await plannedImport(org, clerk.id, [person("Begin")]);
    expect(await refusedWith(begin(id, 1, "LATER", owner))).toBe("import-not-found");
    expect(await refusedWith(begin(id, 2, "LATER", clerk))).toBe("import-recounted");
    const empty = await plannedImport(org, clerk.id, [{ verdict: "NONE" }]);
    expect(await refusedWith(begin(empty, 0, "LATER", clerk))).toBe("import-empty");
    const own = await plannedImport(org, inviter.id, [person("Inviter")]);
    expect(await refusedWith(begin(own, 1, "LATER", inviter))).toBe("not-allowed");
    const held = [{ verdict: "CLOSE", accountId: owner.id, change: { move: "close" } }] as const;
    const above = await plannedImport(org, clerk.id, held);
    expect(await refusedWith(begin(above, 1, "LATER", clerk))).toBe("holds-more");
    const twice = await Promise.allSettled([
      begin(id, 1, "LATER", clerk),
      begin(id, 1, "LATER", clerk),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const foreign = await newAdmin(other);
    const asForeign = inOrg(foreign.scope, (tx) =>
      beginApply(tx, { id, expected: 1, invite: "LATER" }),
    );
    expect(await refusedWith(asForeign)).toBe("import-not-found");
  });

  test("licences are counted before the first write, over the whole plan", async () => {
    const { id: app } = await org.run((tx) =>
      createApplication(tx, { name: "Scarce", licences: 2, rules: {} }),
    );
    const rows = ["A", "B", "C"].map((name) => person(name, { applications: [app] }));
    const id = await plannedImport(org, owner.id, rows);
    expect(await refusedWith(begin(id, 3))).toBe("import-licences");
    const fits = await plannedImport(org, owner.id, rows.slice(0, 2));
    await begin(fits, 2);
    await workOn(org, fits);
    expect(await outcomesOf(org, fits)).toEqual({ 2: "done", 3: "done" });
  });

  test("above the organisation's number of rows a second admin approves, never the maker", async () => {
    const own = await newOrg();
    const [maker, second] = [await newAdmin(own), await newAdmin(own, ["ACCOUNT_ADMIN"])];
    await own.run((tx) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { approvalRows: 1 } }),
    );
    const id = await plannedImport(own, maker.id, [person("One"), person("Two")]);
    expect(await begin(id, 2, "LATER", maker)).toEqual({ total: 2, isAwaiting: true });
    await workOn(own, id);
    const steer = (who: Admin, step: "approve" | "decline") =>
      as(who, (tx) => steerImport(tx, { id, step }));
    expect(await refusedWith(steer(maker, "approve"))).toBe("import-own");
    expect(await steer(second, "decline")).toEqual({ state: "PLANNED" });
    await begin(id, 2, "LATER", maker);
    expect(await steer(second, "approve")).toEqual({ state: "APPLYING" });
    await workOn(own, id);
    expect(await outcomesOf(own, id)).toEqual({ 2: "done", 3: "done" });
    const acts = await own.run((tx) =>
      tx.db.auditEntry.findMany({ where: { orgId: tx.org, act: { startsWith: "import." } } }),
    );
    expect(acts.map(({ act, actorId }) => [act, actorId === second.id])).toEqual([
      ...[
        ["import.approval-asked", false],
        ["import.declined", true],
      ],
      ...[
        ["import.approval-asked", false],
        ["import.approved", true],
        ["import.applied", false],
      ],
    ]);
  });
});

describe("applying", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => person(`Many${n}`));

  test("two workers that race write every row once", async () => {
    const id = await plannedImport(org, owner.id, many(60));
    await begin(id, 60);
    const piece = () => org.run((tx) => applyRows(tx, { id, most: 7 }));
    await Promise.all(Array.from({ length: 6 }, piece));
    await Promise.all([workOn(org, id), workOn(org, id)]);
    expect(Object.values(await outcomesOf(org, id)).every((outcome) => outcome === "done")).toBe(
      true,
    );
    const entries = await org.run((tx) =>
      tx.db.auditEntry.count({ where: { orgId: tx.org, actId: id, act: "account.created" } }),
    );
    expect([entries, (await viewOf(id))?.done]).toEqual([60, 60]);
  });

  test("pauses, goes on and ends where an admin says so", async () => {
    const id = await plannedImport(org, owner.id, many(9));
    await begin(id, 9);
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    const steer = (step: "pause" | "resume" | "stop" | "discard") =>
      as(owner, (tx) => steerImport(tx, { id, step }));
    await steer("pause");
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({ state: "PAUSED", done: 4 });
    expect(await refusedWith(steer("discard"))).toBe("import-moved-on");
    await steer("resume");
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    await steer("stop");
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({
      state: "APPLIED",
      done: 8,
      options: { stopped: true },
    });
  });

  test("stands still with the reason when its maker may no longer, and leaves no half piece", async () => {
    const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const id = await plannedImport(org, clerk.id, many(6));
    await begin(id, 6, "NOW", clerk);
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    await org.run((tx) => suspendAccounts(tx, { ids: [clerk.id] }));
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({
      state: "PAUSED",
      done: 4,
      options: { why: "not-allowed" },
    });
  });
});
