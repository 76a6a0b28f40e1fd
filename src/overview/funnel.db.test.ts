import { beforeEach, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { recordEvents } from "@/accounts/record-events";
import { permissionsOf } from "@/admins/rules";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { hideSteps } from "@/orgs/hide-steps";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { asOwner } from "../../tests/support/connections";
import { handOver, haveLeft, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { foldFunnel } from "./fold-funnel";
import {
  countNeeds,
  leavesOutFounder,
  readClaimTimes,
  readFirstSteps,
  readFunnel,
} from "./queries";

let org: TestOrg;
let other: TestOrg;
beforeEach(async () => {
  org = await newOrg();
  other = await newOrg("Norddal Stiftung");
  await newAccountIn(other, "ACTIVE");
});

const NOON = new Date("2026-11-20T12:00:00Z");
/** Half past midnight of the 21st in the organisation's zone. */
const LATE = new Date("2026-11-20T23:30:00Z");

async function funnel(of = org): Promise<Record<string, number>> {
  const rows = await of.run((tx) => readFunnel(tx, "2026-11-01"));
  return Object.fromEntries(rows.map(({ step, day, people }) => [`${step} ${day}`, people]));
}

const invite = (ids: string[], at: Date) =>
  org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }), at);

const delivered = (accountId: string, letter: string, at: Date) =>
  org.run(
    (tx) => recordEvents(tx, [{ accountId, event: "message-delivered", details: { letter } }]),
    at,
  );

async function claimed(id: string, at: Date): Promise<void> {
  const send = (await sendsOf(org, id)).at(-1) ?? "";
  await handOver(org, send);
  await org.run((tx) => claimAccount(tx, { sendId: send, passwordHash: "hash", about: {} }), at);
}

/** A person added long ago, before the period. */
async function person(given = {}): Promise<string> {
  return newAccountIn(org, "CREATED", given);
}

test("each person counts once at each step, on the day they first came there", async () => {
  const id = await person();
  await invite([id], NOON);
  await invite([id], LATE);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }), LATE);
  await invite([id], LATE);
  await delivered(id, "invitation", LATE);
  await delivered(id, "invitation", LATE);
  const counted = await funnel();
  expect(counted).toMatchObject({
    "INVITED 2026-11-20": 1,
    "SENT 2026-11-21": 1,
    "DELIVERED 2026-11-21": 1,
  });
  expect(Object.keys(counted).filter((key) => !key.startsWith("CREATED"))).toHaveLength(3);
});

test("who claims was reached, whatever the transport told; other letters reach nobody", async () => {
  const [mailed, silent] = [await person(), await person()];
  await invite([mailed, silent], NOON);
  await delivered(mailed, "reset", NOON);
  await claimed(silent, LATE);
  expect(await funnel()).toMatchObject({
    "INVITED 2026-11-20": 2,
    "DELIVERED 2026-11-21": 1,
    "CLAIMED 2026-11-21": 1,
  });
  expect((await funnel())["DELIVERED 2026-11-20"]).toBeUndefined();
});

test("several events of one statement count each person once", async () => {
  const id = await person();
  const event = { accountId: id, event: "message-sent", details: { letter: "reminder" } };
  await org.run((tx) => recordEvents(tx, [event, event]), NOON);
  expect(await funnel()).toMatchObject({ "SENT 2026-11-20": 1 });
});

test("another organisation's people are not counted here", async () => {
  const before = await funnel(other);
  await invite([await person()], NOON);
  expect(await funnel(other)).toEqual(before);
});

test("folding changes no count, and leaves one row a day and step", async () => {
  for (let n = 0; n < 5; n += 1) await invite([await person()], NOON);
  const [before, foreign] = [await funnel(), await funnel(other)];
  expect(await org.run((tx) => foldFunnel(tx))).toBeGreaterThanOrEqual(10);
  expect(await funnel()).toEqual(before);
  expect(await funnel(other)).toEqual(foreign);
  const rows = await asOwner((client) =>
    client.query("SELECT 1 FROM app.funnel_steps WHERE org_id = $1 GROUP BY day, step", [org.id]),
  );
  const all = await asOwner((client) =>
    client.query("SELECT 1 FROM app.funnel_steps WHERE org_id = $1", [org.id]),
  );
  expect(all.rowCount).toBe(rows.rowCount);
  expect(await org.run((tx) => foldFunnel(tx))).toBe(0);
});

test("two who fold at the same moment lose nobody", async () => {
  for (let n = 0; n < 6; n += 1) await invite([await person()], NOON);
  const before = await funnel();
  await Promise.all([1, 2, 3].map(() => org.run((tx) => foldFunnel(tx))));
  expect(await funnel()).toEqual(before);
});

test("the time to a claim is the median, by channel and by team", async () => {
  const ids = [await person(), await person(), await person()];
  await invite(ids, NOON);
  const team = await org.run((tx) => createTeam(tx, { name: "Finance" }));
  await org.run((tx) => addMembers(tx, { teamId: team.id, ids: ids.slice(0, 1) }));
  for (const [index, id] of ids.entries())
    await claimed(id, new Date(NOON.getTime() + 60_000 * 10 ** index));
  const times = await org.run((tx) => readClaimTimes(tx, new Date("2026-11-01")));
  expect(times).toEqual([
    { kind: "all", name: "", people: 3, seconds: 600 },
    { kind: "channel", name: "EMAIL", people: 3, seconds: 600 },
    { kind: "team", name: "Finance", people: 1, seconds: 60 },
  ]);
  expect(await other.run((tx) => readClaimTimes(tx, new Date("2026-11-01")))).toEqual([]);
});

/** The newest message of a person did not arrive. */
const bounced = (accountId: string) =>
  asOwner(async (client) => {
    const newest =
      "SELECT id FROM app.messages WHERE account_id = $1 ORDER BY queued_at DESC LIMIT 1";
    await client.query(`UPDATE app.messages SET state = 'BOUNCED' WHERE id = (${newest})`, [
      accountId,
    ]);
  });

test("needs are counted by kind: of several messages the newest tells", async () => {
  const five = [await person(), await person(), await person(), await person(), await person()];
  const [expired = "", declined = "", failed = "", again = ""] = five;
  await invite([expired], new Date("2026-01-01"));
  await haveLeft(org, expired);
  await invite([declined, failed, again], new Date());
  await bounced(failed);
  await bounced(again);
  await invite([again], new Date());
  await org.run((tx) =>
    moveAccounts(tx, { ids: [declined], event: "decline", reason: "not-wanted" }),
  );
  const needs = Object.entries(await org.run(countNeeds)).filter(([, count]) => count > 0);
  expect(Object.fromEntries(needs)).toEqual({ declined: 1, failed: 1, expired: 1, created: 1 });
});

test("first steps follow from what is there, and are put away by who manages settings", async () => {
  const nothing = { sender: false, team: false, people: false, invite: false, claim: false };
  const founder = await org.run(async (tx) => {
    const { done } = await createAccounts(tx, { people: [aPerson()], source: "SIGN_UP" });
    const id = done[0]?.id ?? "";
    await moveAccounts(tx, { ids: [id], event: "self-join" });
    return mintScope(org.id, { kind: "account", id, permissions: permissionsOf(["OWNER"]) });
  });
  // who founds an organisation is not somebody it brings in
  expect(await funnel()).toEqual({});
  expect(await org.run(leavesOutFounder)).toBe(true);
  expect(await org.run(readFirstSteps)).toEqual({ ...nothing, isHidden: false });
  const id = await person();
  await org.run((tx) => createTeam(tx, { name: "Finance" }));
  await invite([id], NOON);
  await inOrg(founder, (tx) => hideSteps(tx, { hidden: true }));
  const now = { ...nothing, team: true, people: true, invite: true, isHidden: true };
  expect(await org.run(readFirstSteps)).toEqual(now);
  const helpdesk = await newAdmin(org, ["HELPDESK"]);
  await expect(
    inOrg(helpdesk.scope, (tx) => hideSteps(tx, { hidden: false })),
  ).rejects.toMatchObject({ code: "not-allowed" });
  await claimed(id, LATE);
  expect(await org.run(readFirstSteps)).toMatchObject({ claim: true, isHidden: true });
});
