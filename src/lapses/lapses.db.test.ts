import { beforeEach, expect, test } from "vitest";
import { noteSignIn } from "@/accounts/note-sign-in";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { changeLapseRules } from "./change-lapse-rules";
import { closeUnclaimed } from "./close-unclaimed";
import { lapseDue } from "./job";
import { postponeLapses } from "./postpone-lapses";
import { countTouched } from "./queries";
import { workIdle } from "./work-idle";

const DAY = 86_400_000;
const START = new Date("2026-03-01T09:00:00Z");
const on = (day: number): Date => new Date(START.getTime() + day * DAY);

let org: TestOrg;
let other: TestOrg;
beforeEach(async () => {
  [org, other] = [await newOrg(), await newOrg("Norddal Stiftung")];
});

const setRules = (of: TestOrg, data: object) =>
  of.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));

/** Somebody whose days count from a day on. */
async function person(of: TestOrg, status: "ACTIVE" | "INVITED", day = 0, given = {}) {
  const id = await newAccountIn(of, status, given);
  const column = status === "ACTIVE" ? "active_at" : "first_invited_at";
  await asOwner((client) =>
    client.query(
      `UPDATE app.accounts SET ${column} = $1, claimable_until = CASE WHEN status = 'INVITED' THEN $1::timestamptz + interval '7 days' END
       WHERE id = $2`,
      [on(day), id],
    ),
  );
  return id;
}

const read = (of: TestOrg, id: string) =>
  of.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

const letters = (of: TestOrg, accountId: string) =>
  of.run((tx) =>
    tx.db.message.findMany({ where: { orgId: tx.org, accountId, letter: "inactivity" } }),
  );

/** The job on a day; the letters that it wrote leave at once. */
async function day(number: number, isSent = true): Promise<void> {
  const world = {
    scopeOf: (id: string) => mintScope(id, { kind: "system" as const }),
    now: () => on(number),
    stopping: () => false,
  };
  await lapseDue(world);
  if (isSent)
    await asOwner((client) =>
      client.query(
        "UPDATE app.messages SET state = 'SENT', sent_at = queued_at WHERE letter = 'inactivity' AND state = 'QUEUED'",
      ),
    );
}

test("who stays away is told twice and suspended on the day they were told; elsewhere nothing happens", async () => {
  await setRules(org, { inactivityDays: 60 });
  const [id, foreign] = [await person(org, "ACTIVE"), await person(other, "ACTIVE")];
  await day(45);
  expect(await letters(org, id)).toEqual([]);
  await day(46);
  await day(46.1);
  expect(await letters(org, id)).toMatchObject([{ details: { expiresAt: on(60).toISOString() } }]);
  await day(57);
  await day(59.9);
  expect(await letters(org, id)).toHaveLength(2);
  expect((await read(org, id)).status).toBe("ACTIVE");
  await day(60);
  expect(await read(org, id)).toMatchObject({
    status: "SUSPENDED",
    suspensionSource: "INACTIVITY",
    lapsesOn: null,
  });
  expect((await read(other, foreign)).status).toBe("ACTIVE");
  expect(await letters(other, foreign)).toEqual([]);
});

test("a rule that was just turned on, or a worker that was away, suspends nobody untold", async () => {
  await setRules(org, { inactivityDays: 30 });
  const id = await person(org, "ACTIVE");
  await day(400);
  expect(await read(org, id)).toMatchObject({ status: "ACTIVE", lapsesOn: on(414) });
  await day(440);
  expect(await read(org, id)).toMatchObject({ status: "ACTIVE", lapsesOn: on(443) });
  await day(443);
  expect((await read(org, id)).status).toBe("SUSPENDED");
});

test("a sign-in, and a session that is used, begin the days anew", async () => {
  await setRules(org, { inactivityDays: 60 });
  const [signed, seen] = [await person(org, "ACTIVE"), await person(org, "ACTIVE")];
  await day(46);
  await org.run((tx) => noteSignIn(tx, { id: signed }), on(50));
  await asOwner((client) =>
    client.query(
      `INSERT INTO app.sessions (org_id, id, browser_digest, account_id, epoch, created_at, seen_at, expires_at)
       VALUES ($1, gen_random_uuid(), 'digest', $2, 0, $3, $4, $5)`,
      [org.id, seen, on(0), on(50), on(80)],
    ),
  );
  await day(57);
  const anew = { status: "ACTIVE", activeAt: on(50), lapsesOn: null, warnedAt: null };
  expect(await read(org, signed)).toMatchObject(anew);
  expect(await read(org, seen)).toMatchObject(anew);
  await day(90);
  expect((await read(org, seen)).status).toBe("ACTIVE");
});

test("spared are who holds a role, who is set apart, and who cannot be told", async () => {
  await setRules(org, { inactivityDays: 60 });
  const { id: admin } = await newAdmin(org);
  const apart = await person(org, "ACTIVE", 0, { expirationMode: "DISABLED" });
  const silent = await person(org, "ACTIVE", 0, { email: "", login: "silent" });
  await asOwner((client) =>
    client.query("UPDATE app.accounts SET active_at = $1 WHERE id = $2", [on(0), admin]),
  );
  const rules = { inactivityDays: 60, neverClaimedDays: null, lapseAdmins: false };
  const touched = (given: object) =>
    org.run((tx) => countTouched(tx, { ...rules, ...given }), on(400));
  expect(await touched({})).toEqual({ idle: 0, silent: 1, unclaimed: 0 });
  expect(await touched({ lapseAdmins: true })).toMatchObject({ idle: 1 });
  for (const number of [400, 411, 414]) await day(number);
  for (const id of [admin, apart, silent]) expect((await read(org, id)).status).toBe("ACTIVE");
  await setRules(org, { lapseAdmins: true });
  await day(415);
  expect(await letters(org, admin)).toHaveLength(1);
});

test("a letter that never left suspends nobody", async () => {
  await setRules(org, { inactivityDays: 60 });
  const id = await person(org, "ACTIVE");
  for (const number of [46, 57, 60]) await day(number, false);
  expect(await read(org, id)).toMatchObject({ status: "ACTIVE", lapsesOn: on(74) });
});

test("who never claims is closed once their link is over; a claim or another date comes first", async () => {
  await setRules(org, { neverClaimedDays: 60 });
  const [old, young, linked] = [
    await person(org, "INVITED"),
    await person(org, "INVITED", 1),
    await person(org, "INVITED"),
  ];
  await asOwner((client) =>
    client.query("UPDATE app.accounts SET claimable_until = $1 WHERE id = $2", [on(61), linked]),
  );
  const foreign = await person(other, "INVITED");
  await day(60);
  expect((await read(org, old)).status).toBe("CLOSED");
  for (const id of [young, linked]) expect((await read(org, id)).status).toBe("INVITED");
  await day(61);
  for (const id of [young, linked]) expect((await read(org, id)).status).toBe("CLOSED");
  expect((await read(other, foreign)).status).toBe("INVITED");
});

test("a rule that is changed tells anew, and one that is turned off leaves no day behind", async () => {
  const owner = await newAdmin(org);
  const change = (rules: object) =>
    inOrg(owner.scope, async (tx) => {
      const { updatedAt: seen } = await tx.db.organization.findUniqueOrThrow({
        where: { orgId: tx.org },
      });
      const none = { inactivityDays: null, neverClaimedDays: null, lapseAdmins: false };
      return changeLapseRules(tx, { ...none, ...rules, seen });
    });
  await change({ inactivityDays: 60 });
  const [told, kept] = [await person(org, "ACTIVE"), await person(org, "ACTIVE")];
  await day(46);
  await inOrg(owner.scope, (tx) => postponeLapses(tx, { lapses: [{ id: kept, on: on(300) }] }));
  await change({ inactivityDays: 90 });
  expect(await read(org, told)).toMatchObject({ lapsesOn: null, warnedAt: null });
  expect(await read(org, kept)).toMatchObject({ lapsesOn: on(300), warnedAt: null });
  await change({});
  expect((await read(org, kept)).lapsesOn).toBeNull();
});

test("without a rule nothing is looked for", async () => {
  for (const about of ["told", "untold"] as const)
    for (const verb of [workIdle, closeUnclaimed])
      expect(await org.run((tx) => verb(tx, { about, place: undefined }))).toEqual({ done: 0 });
});
