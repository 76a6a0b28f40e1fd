import { beforeEach, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { TimeCursor } from "@/views/rules";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { extendDates } from "./extend-dates";
import { countComing, listComing, listComingIds } from "./queries";
import type { CalendarFilter } from "./rules";
import { suspendOn } from "./suspend-on";
import { wallClock } from "./wall-clock";

const DAY = 86_400_000;
const NOW = new Date("2026-03-01T09:00:00Z");
const on = (day: number): Date => new Date(NOW.getTime() + day * DAY);
const CLOCK = wallClock("Europe/Paris");

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  const other = await newOrg("Norddal Stiftung");
  for (const of of [org, other])
    await of.run((tx) =>
      tx.db.organization.update({
        where: { orgId: tx.org },
        data: { inactivityDays: 60, neverClaimedDays: 60, retentionDays: 10 },
      }),
    );
  await newAccountIn(other, "ACTIVE", { suspensionDate: on(5) });
});

const set = (id: string, column: string, at: Date) =>
  asOwner((client) =>
    client.query(`UPDATE app.accounts SET ${column} = $1 WHERE id = $2`, [at, id]),
  );

/** One of each kind, named by what comes to them; three invitations: by the rule, outlived by its link, put off. */
async function everything(): Promise<Record<string, string>> {
  const ids = {
    dated: await newAccountIn(org, "ACTIVE", { suspensionDate: on(5), expirationMode: "DISABLED" }),
    idle: await newAccountIn(org, "ACTIVE"),
    told: await newAccountIn(org, "ACTIVE"),
    invited: await newAccountIn(org, "INVITED"),
    linked: await newAccountIn(org, "INVITED"),
    kept: await newAccountIn(org, "INVITED"),
    closed: await newAccountIn(org, "CLOSED"),
  };
  await set(ids.idle, "active_at", on(-20));
  await set(ids.told, "lapses_on", on(6));
  await set(ids.invited, "first_invited_at", on(-40));
  await set(ids.linked, "first_invited_at", on(-50));
  await set(ids.kept, "lapses_on", on(25));
  await set(ids.closed, "closed_at", on(-2));
  await set(ids.invited, "claimable_until", on(-33));
  await set(ids.linked, "claimable_until", on(15));
  return ids;
}

async function coming(
  ids: Record<string, string>,
  filter: CalendarFilter = {},
  cursor?: TimeCursor,
  most?: number,
) {
  const { rows } = await org.run((tx) => listComing(tx, filter, cursor, most), NOW);
  const nameOf = (id: string) => Object.keys(ids).find((name) => ids[name] === id);
  return rows.map((row) => ({ ...row, name: nameOf(row.id) }));
}

test("everything that comes is listed in its order, from any row on and back, for this organisation alone", async () => {
  const ids = await everything();
  const all = await coming(ids);
  expect(all.map(({ name, at }) => [name, (at.getTime() - NOW.getTime()) / DAY])).toEqual([
    ["dated", 5],
    ["told", 6],
    ["closed", 8],
    ["linked", 15],
    ["invited", 20],
    ["kept", 25],
    // clocks go forward on the way
    ["idle", 40 - 1 / 24],
  ]);
  const third = all[2];
  if (!third) throw new Error("nothing was listed");
  const after = await coming(ids, {}, third, 2);
  expect(after.map(({ name }) => name)).toEqual(["linked", "invited"]);
  const before = await coming(ids, {}, { ...third, back: true }, 1);
  expect(before.map(({ name }) => name)).toEqual(["told"]);
  expect((await coming(ids, { kind: "inactivity" })).map(({ name }) => name)).toEqual([
    "told",
    "idle",
  ]);
  expect((await coming(ids, { q: "nobody at all" })).length).toBe(0);
  expect(await org.run((tx) => listComingIds(tx, { kind: "date" }), NOW)).toEqual([ids.dated]);
  expect(await org.run(countComing, NOW)).toEqual({
    date: 1,
    inactivity: 2,
    unclaimed: 3,
    erasure: 1,
  });
});

const extend = (list: (string | undefined)[], input: object) =>
  inOrg(
    owner.scope,
    (tx) => extendDates(tx, { ids: list.map((id) => id ?? ""), until: "30", ...input }),
    "act",
    NOW,
  );

test("extending moves a date by the clock on the wall, and puts a rule off", async () => {
  const ids = await everything();
  const { done, refused } = await extend(
    [ids.dated, ids.told, ids.invited, ids.closed, owner.id],
    {},
  );
  expect(done).toHaveLength(3);
  expect(refused).toEqual([
    { id: ids.closed, code: "not-applicable" },
    { id: owner.id, code: "nothing-coming" },
  ]);
  const found = new Map((await coming(ids)).map(({ name, at }) => [name, at]));
  // over the night in which the clocks change
  expect(CLOCK.toWall(found.get("dated") ?? NOW)).toBe("2026-04-05T10:00");
  expect(found.get("told")).toEqual(CLOCK.later(on(6), 30));
  expect(found.get("invited")).toEqual(CLOCK.later(on(20), 30));
});

test("a date may be named or taken away, and who never lapses follows no rule", async () => {
  const ids = await everything();
  await extend([ids.dated, ids.told], { until: "date", at: "2026-09-01T18:00" });
  const named = new Date("2026-09-01T16:00:00Z");
  expect((await coming(ids)).filter(({ at }) => at.getTime() === named.getTime())).toHaveLength(2);
  await extend([ids.dated, ids.told, ids.invited], { until: "never" });
  expect((await coming(ids)).map(({ name }) => name)).toEqual(["closed", "linked", "kept", "idle"]);
  await expect(extend([ids.idle], { until: "date" })).rejects.toMatchObject({
    code: "date-missing",
  });
  await expect(extend([ids.idle], { until: "date", at: "2026-02-01T10:00" })).rejects.toMatchObject(
    { code: "date-past" },
  );
});

test("people are given a date, unless they are suspended, closed or above", async () => {
  const helper = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const [open, suspended, closed] = [
    await newAccountIn(org, "INVITED"),
    await newAccountIn(org, "SUSPENDED"),
    await newAccountIn(org, "CLOSED"),
  ];
  const ids = [open, suspended, closed, owner.id];
  const input = { until: "date", at: "2026-03-29T02:30" } as const;
  const result = await inOrg(helper.scope, (tx) => suspendOn(tx, { ids, ...input }), "act", NOW);
  expect(result.done.map(({ id }) => id)).toEqual([open]);
  expect(result.refused.map(({ code }) => code).sort()).toEqual([
    "closed",
    "holds-more",
    "suspended",
  ]);
  const [row] = await coming({ open });
  expect(row?.at).toEqual(new Date("2026-03-29T01:00:00Z"));
});

test("a date says who set it and when, or that an account came with it; not when somebody was last here", async () => {
  const came = await newAccountIn(org, "ACTIVE", { suspensionDate: on(5) });
  const given = await newAccountIn(org, "ACTIVE");
  await inOrg(
    owner.scope,
    (tx) => suspendOn(tx, { ids: [given], until: "date", at: CLOCK.toWall(on(6)) }),
    "act",
    NOW,
  );
  const { rows } = await org.run((tx) => listComing(tx, { q: "", kind: "date" }), NOW);
  const said = new Map(
    rows.map(({ id, setAt, setBy, setFrom }) => [id, { setAt, setBy, setFrom }]),
  );
  expect(said.get(given)).toEqual({ setAt: NOW, setBy: expect.any(String), setFrom: null });
  expect(said.get(came)).toMatchObject({ setAt: expect.any(Date), setFrom: null });
});
