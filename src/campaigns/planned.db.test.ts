import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { changeSettings } from "@/orgs/change-settings";
import type { WavesWanted } from "@/waves/input";
import { asAdmin, begun, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { watchCampaigns } from "./job";
import { readCampaign } from "./queries";
import { rescheduleCampaign } from "./reschedule-campaign";
import type { Step } from "./rules";
import { tendCampaigns } from "./tend-campaigns";
import { workCampaign } from "./work-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

const HOUR = 3_600;
const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const steer = (id: string, step: Step) => asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
const watched = (when: Date) =>
  watchCampaigns({ scopeOf: workerScope, stopping: () => false, now: () => when });

test("a planned campaign begins at its time on the organisation's clocks, or as soon as a worker runs again", async () => {
  // in Paris clocks go from 3 back to 2 that night: 02:30 is there twice, and the first counts
  const start = { day: "2026-10-25", time: "02:30" };
  const [before, due] = [new Date("2026-10-20T12:00:00Z"), new Date("2026-10-25T00:30:00Z")];
  const ids = await crowdOf(org, 2, "Planned");
  const id = await planned(owner, ids, { start, waves: null }, before);
  const theirAdmin = await newAdmin(other);
  const theirs = await crowdOf(other, 1, "Planned");
  const their = await planned(theirAdmin, theirs, { start, waves: null }, before);
  expect(await read(id)).toMatchObject({ state: "SCHEDULED", startsAt: due, done: 0 });
  await watched(new Date(due.getTime() - 1_000));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SCHEDULED", done: 0 });
  // whoever is invited meanwhile gets no second letter
  await org.run((tx) => inviteAccounts(tx, { ids: ids.slice(0, 1), lane: 2 }));
  await watched(new Date(due.getTime() + 5 * HOUR * 1_000));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 1, refused: 1, startsAt: due });
  const of = await other.run((tx) => readCampaign(tx, their));
  expect(of).toMatchObject({ state: "QUEUED", startsAt: due });
});

test("a planned campaign is moved, sent at once or called off; a moment that is over or that clocks skip is none", async () => {
  const before = new Date("2026-03-20T12:00:00Z");
  const ids = await crowdOf(org, 2, "Moved");
  const start = { day: "2026-04-01", time: "09:00" };
  const id = await planned(owner, ids, { start, waves: null }, before);
  const move = (given: { day: string; time: string }, who = owner) =>
    asAdmin(who, (tx) => rescheduleCampaign(tx, { id, start: given, waves: null }), before);
  // in Paris clocks go from 2 to 3 that night
  await expect(move({ day: "2026-03-29", time: "02:30" })).rejects.toMatchObject({
    code: "start-skipped",
  });
  await expect(move({ day: "2026-03-20", time: "12:59" })).rejects.toMatchObject({
    code: "start-past",
  });
  await expect(move({ day: "2029-01-01", time: "09:00" })).rejects.toMatchObject({
    code: "start-far",
  });
  await expect(move(start, await newAdmin(other))).rejects.toMatchObject({
    code: "campaign-not-found",
  });
  const moved = await move({ day: "2026-03-29", time: "03:30" });
  expect(moved.startsAt).toEqual(new Date("2026-03-29T01:30:00Z"));
  await steer(id, "start");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 2 });
  const called = await planned(
    owner,
    await crowdOf(org, 1, "Called"),
    { start, waves: null },
    before,
  );
  await steer(called, "stop");
  await worked(org, called);
  expect(await read(called)).toMatchObject({ state: "STOPPED", done: 0 });
});

test("who goes first is said anew as long as a planned campaign has not begun: by number, by share, or everybody at once", async () => {
  const before = new Date("2026-03-20T12:00:00Z");
  const start = { day: "2026-04-01", time: "09:00" };
  const first = { size: 2, unit: "people", rest: "HAND" } as const;
  const ids = await crowdOf(org, 10, "Waved");
  const id = await planned(owner, ids, { start, waves: first }, before);
  const edit = (waves: WavesWanted | null, when = before) =>
    asAdmin(owner, (tx) => rescheduleCampaign(tx, { id, start, waves }), when);
  const plan = async () => {
    const { firstCount, rest, restHours, stopAbove } = (await read(id)) ?? {};
    return { firstCount, rest, restHours, stopAbove };
  };
  expect(await plan()).toEqual({ firstCount: 2, rest: "HAND", restHours: null, stopAbove: 5 });
  const share = { size: 25, unit: "percent", rest: "AUTO", restHours: 48, stopAbove: 10 } as const;
  await edit(share);
  expect(await plan()).toEqual({ firstCount: 3, rest: "AUTO", restHours: 48, stopAbove: 10 });
  await expect(edit({ ...first, size: 10 })).rejects.toMatchObject({ code: "wave-too-large" });
  await edit(null);
  expect(await plan()).toEqual({ firstCount: null, rest: null, restHours: null, stopAbove: 5 });
  await edit(first);
  await watched(new Date("2026-04-01T07:00:00Z"));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "BETWEEN", done: 2 });
  await expect(edit(null)).rejects.toMatchObject({ code: "campaign-moved-on" });
});

test("outside of the organisation's hours nobody is queued and what waits is put off; when they begin it goes on", async () => {
  const server = await smtpServer();
  const closing = await newOrg();
  const admin = await newAdmin(closing);
  const ids = await crowdOf(closing, 3, "Hours");
  const hours = { sendingDays: [1, 2, 3, 4, 5], sendingFrom: "09:00", sendingUntil: "18:00" };
  await asAdmin(admin, (tx) => changeSettings(tx, hours));
  const late = { sendingFrom: "18:00", sendingUntil: "09:00" };
  await expect(asAdmin(admin, (tx) => changeSettings(tx, late))).rejects.toMatchObject({
    code: "hours-wrong",
  });
  // of 2026: a Friday in March, after which clocks in Paris go forward, and the Monday after
  const [friday, monday] = [new Date("2026-03-27T16:30:00Z"), new Date("2026-03-30T07:00:00Z")];
  const night = new Date("2026-03-27T17:00:00Z");
  const id = await begun(admin, { ids }, "INVITE", friday);
  const work = (when: Date, most = 2) =>
    inOrg(closing.system, (tx) => workCampaign(tx, { id, most }), "chunk", when);
  const tend = (when: Date) => inOrg(closing.system, (tx) => tendCampaigns(tx), "chunk", when);
  const now = () => closing.run((tx) => readCampaign(tx, id), friday);
  await work(friday);
  expect(await now()).toMatchObject({ state: "QUEUED", done: 2, quietUntil: null });
  await work(night);
  await work(night);
  expect(await now()).toMatchObject({ state: "QUEUED", done: 2, quietUntil: monday });
  const seconds = (when: Date) => (when.getTime() - at(0).getTime()) / 1_000;
  expect(await pumpTo(server.url, seconds(monday) - 1)).toBe(0);
  await tend(monday);
  await work(monday);
  await work(monday);
  expect(await now()).toMatchObject({ state: "SENDING", done: 3, quietUntil: null });
  expect(await pumpTo(server.url, seconds(monday))).toBe(3);
});
