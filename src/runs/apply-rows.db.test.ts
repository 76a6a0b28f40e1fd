import { describe, expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { createTeam } from "@/teams/create-team";
import { newApplying, newcomer } from "../../tests/support/applying";
import { digestOf } from "../../tests/support/connections";
import type { PlannedTestRow } from "../../tests/support/imports";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { timelineOf } from "../../tests/support/links";
import { newAccountIn } from "../../tests/support/org";

const { org, other, owner, begin, viewOf } = await newApplying();

const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const byLogin = (login: string) =>
  org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, loginKey: login } }));

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

  test("invites by mail or by a code when the admin says now, and nobody who is to be left in peace", async () => {
    const rows: PlannedTestRow[] = [
      newcomer("Now"),
      { ...newcomer("Quiet", { isQuiet: true }), channel: undefined } as PlannedTestRow,
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
    expect(statuses.map(({ status }) => status)).toEqual(["INVITED", "CREATED", "INVITED"]);
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
