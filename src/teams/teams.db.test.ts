import { beforeAll, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { addMembers } from "./add-members";
import { createTeam } from "./create-team";
import { deleteTeam } from "./delete-team";
import { teamKey } from "./input";
import { countTeams, findNewcomers, findTeams, listTeams, readTeam, teamsOf } from "./queries";
import { removeMembers } from "./remove-members";
import { renameTeam } from "./rename-team";

const STRANGER = "00000000-0000-4000-8000-00000000dead";

let org: TestOrg;
let other: TestOrg;
let foreignTeam: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  foreignTeam = (await other.run((tx) => createTeam(tx, { name: "Finance" }))).id;
});

const make = (name: string) => org.run((tx) => createTeam(tx, { name }));
const actsOf = (id: string) =>
  org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, details: { path: ["teamId"], equals: id } },
      orderBy: { id: "asc" },
    }),
  );

describe("a team", () => {
  test("has a name that is unique here whatever the case, and free elsewhere", async () => {
    const { id } = await make("Finance");
    for (const name of ["Finance", "FINANCE", " finance", "Finance  "])
      await expect(make(name)).rejects.toThrow("team-taken");
    const sales = await make("Sales");
    const rename = (name: string) => org.run((tx) => renameTeam(tx, { id: sales.id, name }));
    await expect(rename("finance")).rejects.toThrow("team-taken");
    expect(await rename("SALES")).toEqual({ changed: true });
    expect(await rename("SALES")).toEqual({ changed: false });
    expect((await actsOf(sales.id)).map(({ act, details }) => [act, details])).toEqual([
      ["team.created", { teamId: sales.id, name: "Sales" }],
      ["team.renamed", { teamId: sales.id, from: "Sales", to: "SALES" }],
    ]);
    expect(await other.run((tx) => readTeam(tx, id))).toBeNull();
  });

  test("is left by everybody when it is deleted, and the timelines say so", async () => {
    const { id } = await make("Pop-up store");
    const ids = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "SUSPENDED")];
    await org.run((tx) => addMembers(tx, { teamId: id, ids }));
    expect(await org.run((tx) => deleteTeam(tx, { id }))).toEqual({ members: 2 });
    expect(await org.run((tx) => readTeam(tx, id))).toBeNull();
    for (const member of ids)
      expect((await timelineOf(org, member)).slice(-2)).toEqual(["team-joined", "team-left"]);
    expect((await actsOf(id)).filter(({ act }) => act === "team.left")).toHaveLength(2);
    await expect(org.run((tx) => deleteTeam(tx, { id }))).rejects.toThrow("team-not-found");
  });
});

describe("members", () => {
  test("join and leave once, with an audit entry and a line in the timeline", async () => {
    const { id: teamId } = await make("Warehouse");
    const [one, two] = [await newAccountIn(org), await newAccountIn(org, "ACTIVE")];
    const join = (...ids: string[]) => org.run((tx) => addMembers(tx, { teamId, ids }));
    const leave = (...ids: string[]) => org.run((tx) => removeMembers(tx, { teamId, ids }));
    expect(await join(one, one)).toEqual({ done: [{ id: one }], refused: [] });
    expect(await join(one, two)).toEqual({ done: [{ id: two }], refused: [] });
    expect(await org.run((tx) => readTeam(tx, teamId))).toMatchObject({ members: 2 });
    expect(await leave(one)).toEqual({ done: [{ id: one }], refused: [] });
    expect(await leave(one)).toEqual({ done: [], refused: [] });
    expect(await org.run((tx) => teamsOf(tx, one))).toEqual([]);
    expect(await org.run((tx) => teamsOf(tx, two))).toEqual([{ id: teamId, name: "Warehouse" }]);
    expect((await timelineOf(org, one)).slice(-2)).toEqual(["team-joined", "team-left"]);
    expect((await actsOf(teamId)).map(({ act, accountId }) => [act, accountId])).toEqual([
      ["team.created", null],
      ["team.joined", one],
      ["team.joined", two],
      ["team.left", one],
    ]);
  });

  test("are no strangers, nobody of another organisation, and not closed; the closed can leave", async () => {
    const { id: teamId } = await make("Logistics");
    const [closed, leaving] = [await newAccountIn(org, "CLOSED"), await newAccountIn(org)];
    const foreign = await newAccountIn(other, "ACTIVE");
    const ids = [closed, foreign, STRANGER];
    expect(await org.run((tx) => addMembers(tx, { teamId, ids }))).toEqual({
      done: [],
      refused: [
        { id: closed, code: "closed" },
        { id: foreign, code: "not-found" },
        { id: STRANGER, code: "not-found" },
      ],
    });
    await org.run((tx) => addMembers(tx, { teamId, ids: [leaving] }));
    expect(
      await org.run((tx) => removeMembers(tx, { teamId, ids: [leaving, closed, foreign] })),
    ).toEqual({ done: [{ id: leaving }], refused: [{ id: foreign, code: "not-found" }] });
  });

  test("a team of another organisation is refused like one that never was", async () => {
    const ids = [await newAccountIn(org)];
    for (const teamId of [foreignTeam, STRANGER]) {
      for (const verb of [addMembers, removeMembers])
        await expect(org.run((tx) => verb(tx, { teamId, ids }))).rejects.toThrow("team-not-found");
      await expect(org.run((tx) => renameTeam(tx, { id: teamId, name: "Ours" }))).rejects.toThrow(
        "team-not-found",
      );
    }
  });

  test("who joins a team at the moment it is deleted is refused, not half in", async () => {
    const { id } = await make("Short-lived");
    const account = await newAccountIn(org);
    const [, joined] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const { members } = await deleteTeam(tx, { id });
          await hold();
          return members;
        }),
      () =>
        org
          .run((tx) => addMembers(tx, { teamId: id, ids: [account] }))
          .catch((fault: Error) => fault.message),
    );
    expect(joined).toBe("team-not-found");
  });
});

describe("who may", () => {
  test("manage accounts manages teams; who only views does not", async () => {
    const { id: teamId } = await make("Customer care");
    const inviter = await newAdmin(org, ["INVITER"]);
    const admin = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const ids = [admin.id];
    const acts = [
      (scope: typeof admin.scope) => inOrg(scope, (tx) => createTeam(tx, { name: "Own" })),
      (scope: typeof admin.scope) => inOrg(scope, (tx) => addMembers(tx, { teamId, ids })),
      (scope: typeof admin.scope) => inOrg(scope, (tx) => removeMembers(tx, { teamId, ids })),
      (scope: typeof admin.scope) =>
        inOrg(scope, (tx) => renameTeam(tx, { id: teamId, name: "Care" })),
      (scope: typeof admin.scope) => inOrg(scope, (tx) => deleteTeam(tx, { id: teamId })),
    ];
    for (const act of acts) await expect(act(inviter.scope)).rejects.toThrow("not-allowed");
    for (const act of acts) await act(admin.scope);
  });
});

describe("the list", () => {
  test("is in the order of names, in pages both ways, and found without marks", async () => {
    const own = await newOrg();
    const names = ["Ängelholm", "berlin", "Copenhagen", "Malmö", "zürich"];
    for (const name of names) await own.run((tx) => createTeam(tx, { name }));
    const page = async (q: string, cursor?: { nameKey: string; back: boolean }) => {
      const { rows, more } = await own.run((tx) => listTeams(tx, q, cursor, 2));
      return [rows.map(({ name }) => name), more];
    };
    expect(await own.run((tx) => countTeams(tx))).toBe(5);
    expect(await page("")).toEqual([["Ängelholm", "berlin"], true]);
    const at = (name: string, back = false) => ({ nameKey: teamKey(name), back });
    expect(await page("", at("berlin"))).toEqual([["Copenhagen", "Malmö"], true]);
    expect(await page("", at("zürich", true))).toEqual([["Copenhagen", "Malmö"], true]);
    expect(await page("", at("berlin", true))).toEqual([["Ängelholm"], false]);
    expect(await page("ZURICH")).toEqual([["zürich"], false]);
    expect(await own.run((tx) => countTeams(tx, "malmo"))).toBe(1);
  });

  test("of a picker leaves out what a person is in, and who is in already", async () => {
    const { id: teamId } = await make("Information systems");
    const id = await newAccountIn(org, "CREATED", { firstName: "Zarathustra" });
    const look = () =>
      org.run(async (tx) => ({
        teams: (await findTeams(tx, { q: "information", without: id })).map((team) => team.id),
        people: (await findNewcomers(tx, { teamId, q: "zarathustra" })).map((row) => row.id),
      }));
    expect(await look()).toEqual({ teams: [teamId], people: [id] });
    await org.run((tx) => addMembers(tx, { teamId, ids: [id] }));
    expect(await look()).toEqual({ teams: [], people: [] });
  });
});
