import { expect, test } from "vitest";
import { wallClock } from "@/calendar/wall-clock";
import { eraseDue } from "@/erasures/job";
import { workerScope } from "@/gates/worker";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { lapseDue, suspendDue } from "./job";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS = 60;

type Kind = "date" | "inactivity" | "unclaimed" | "erasure";

const STATUS = {
  ...({ date: "ACTIVE", inactivity: "ACTIVE" } as const),
  ...({ unclaimed: "INVITED", erasure: "CLOSED" } as const),
};

/** Somebody to whom something comes: on a date itself, or so many days after `from`. */
async function somebody(org: TestOrg, kind: Kind, from: Date, then: Date): Promise<string> {
  const given = kind === "date" ? { suspensionDate: then } : {};
  const id = await newAccountIn(org, STATUS[kind], given);
  const ended = new Date(from.getTime() + 7 * DAY);
  const of = {
    ...{ date: [], erasure: [["closed_at", from]] },
    ...{
      unclaimed: [
        ["first_invited_at", from],
        ["claimable_until", ended],
      ],
    },
    // told twice, in time, of the day that the rule gives
    inactivity: [
      ...[
        ["active_at", from],
        ["lapses_on", then],
      ],
      ...[
        ["warned_at", from],
        ["warned_again_at", ended],
      ],
    ],
  } satisfies Record<Kind, (string | Date)[][]>;
  await asOwner(async (client) => {
    for (const [column, at] of of[kind])
      await client.query(`UPDATE app.accounts SET ${column} = $1 WHERE id = $2`, [at, id]);
    if (kind === "inactivity")
      await client.query(
        `INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, locale, to_address, state, state_at,
           next_attempt_at, queued_at, sent_at)
         SELECT org_id, gen_random_uuid(), 'inactivity', 3, 'EMAIL', id, 'en', 'a@b.example', 'SENT', at, at, at, at
         FROM app.accounts, unnest(ARRAY[warned_at, warned_again_at]) AS at WHERE id = $1`,
        [id],
      );
  });
  return id;
}

/** All that happens by the clock, at this moment. */
async function everything(now: Date): Promise<void> {
  const world = { scopeOf: workerScope, now: () => now, stopping: () => false };
  await suspendDue(world);
  await lapseDue(world);
  await eraseDue(world);
}

const isOver = (org: TestOrg, id: string, kind: Kind) =>
  org.run(async (tx) => {
    const found = await tx.db.account.findUniqueOrThrow({
      where: { orgId_id: { orgId: tx.org, id } },
    });
    if (kind === "erasure") return found.erasedAt !== null;
    return found.status === (kind === "unclaimed" ? "CLOSED" : "SUSPENDED");
  });

const PARIS = "Europe/Paris";
const SANTIAGO = "America/Santiago";
// 60 days over the night in which clocks go forward, and over the one in which they go back
test.each<[zone: string, from: string, then: string]>([
  [PARIS, "2026-02-10T09:00", "2026-04-11T09:00"],
  [PARIS, "2026-02-10T00:30", "2026-04-11T00:30"],
  [PARIS, "2026-09-10T09:00", "2026-11-09T09:00"],
  [PARIS, "2026-09-10T23:30", "2026-11-09T23:30"],
  [SANTIAGO, "2026-03-10T23:30", "2026-05-09T23:30"],
  [SANTIAGO, "2026-08-10T00:30", "2026-10-09T00:30"],
  ["Asia/Tokyo", "2026-02-10T09:00", "2026-04-11T09:00"],
])(
  "in %s what counts from %s comes on %s, not a minute earlier, and after downtime",
  async (zone, from, then) => {
    const clock = wallClock(zone);
    const [begin, due] = [clock.toInstant(from), clock.toInstant(then)];
    if (!begin || !due) throw new Error("there is no such time");
    const rules = { inactivityDays: DAYS, neverClaimedDays: DAYS, retentionDays: DAYS };
    const org = await newOrg();
    const other = await newOrg("Norddal Stiftung");
    for (const each of [org, other])
      await each.run((tx) =>
        tx.db.organization.update({
          where: { orgId: tx.org },
          data: { ...(each === org && rules), timeZone: zone },
        }),
      );
    const kinds: Kind[] = ["date", "inactivity", "unclaimed", "erasure"];
    const people = (where: TestOrg) =>
      Promise.all(kinds.map((kind) => somebody(where, kind, begin, due)));
    const over = (where: TestOrg, ids: string[]) =>
      Promise.all(ids.map((id, index) => isOver(where, id, kinds[index] ?? "date")));
    const [ids, theirs] = [await people(org), await people(other)];
    await everything(new Date(due.getTime() - MINUTE));
    expect(await over(org, ids)).toEqual([false, false, false, false]);
    await everything(due);
    expect(await over(org, ids)).toEqual([true, true, true, true]);
    // elsewhere only a date was set; a date is met there, too, and rules are not
    expect((await over(other, theirs)).slice(0, 3)).toEqual([true, false, false]);
    const late = await people(org);
    await everything(new Date(due.getTime() + 40 * DAY));
    expect(await over(org, late)).toEqual([true, true, true, true]);
  },
);
