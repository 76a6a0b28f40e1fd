import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { listHolders } from "@/handovers/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { listRecipients } from "@/recipients/list-recipients";
import { listPlanned } from "@/waves/queries";
import { asAdmin, begun, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { beginCampaign } from "./begin-campaign";
import { listCampaigns, readCampaign, tallyMessages } from "./queries";
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

const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const tally = (id: string) => org.run((tx) => tallyMessages(tx, id));

test("what is foreseen comes: who is written to, in which language, and who is left out and why", async () => {
  const ids = await crowdOf(
    org,
    5,
    "Foreseen",
    { language: "fr" },
    { email: undefined, externalId: "F-2" },
  );
  const [, , invited = "", suspended = ""] = ids;
  await crowdOf(other, 3, "Foreseen");
  await org.run((tx) => inviteAccounts(tx, { ids: [invited], lane: 2 }));
  await org.run((tx) => suspendAccounts(tx, { ids: [suspended] }));
  const { foreseen, ...input } = await chosen(owner, { query: "q=foreseen" });
  expect(foreseen).toMatchObject({ count: 5, channels: { EMAIL: 2, SMS: 0, CODE: 0 } });
  expect(foreseen.byLanguage).toEqual(
    expect.arrayContaining([
      { language: "fr", count: 1, assumed: 0, codes: 0 },
      { language: "en", count: 1, assumed: 1, codes: 0 },
    ]),
  );
  expect(foreseen.missing.map(({ code, count }) => `${code} ${count}`).sort()).toEqual([
    "already-invited 1",
    "no-address 1",
    "reinstate-offered 1",
  ]);
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  expect(await read(id)).toMatchObject({ state: "QUEUED", count: 5, done: 0, query: "q=foreseen" });
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 2, refused: 3 });
  expect(await tally(id)).toEqual({ QUEUED: 2 });
  const { rows } = await org.run((tx) => listCampaigns(tx, { state: "SENDING" }));
  expect(rows[0]?.id).toBe(id);
  const whole = { ...input, id };
  const listed = await org.run((tx) => listRecipients(tx, whole, { state: "QUEUED" }));
  expect(listed.map(({ state }) => state)).toEqual(["QUEUED", "QUEUED"]);
  const stranger = await other.run(async (tx) => [
    await readCampaign(tx, id),
    await tallyMessages(tx, id),
    await listRecipients(tx, whole, {}),
  ]);
  expect(stranger).toEqual([null, {}, []]);
});

test("who has neither an address nor a mobile is invited with a code, where it was confirmed; the numbers agree", async () => {
  const none = { email: undefined };
  const coded = { ...none, externalId: "C-1", language: "de" } as const;
  const ids = await crowdOf(org, 3, "Coded", {}, coded, { ...none, externalId: "C-2" });
  const without = await chosen(owner, { ids });
  expect(without.foreseen).toMatchObject({ channels: { EMAIL: 1, SMS: 0, CODE: 0 } });
  const { foreseen, ...input } = await chosen(owner, { ids }, "INVITE", true);
  expect(foreseen).toMatchObject({
    ...{ count: 3, channels: { EMAIL: 1, SMS: 0, CODE: 2 }, missing: [] },
    unreached: [{ code: "no-address", count: 2 }],
  });
  const begin = (expected: typeof input.expected) =>
    asAdmin(owner, (tx) => beginCampaign(tx, { ...input, expected, wording: null }));
  await expect(begin({ EMAIL: 3, SMS: 0, CODE: 0 })).rejects.toMatchObject({
    code: "selection-recounted",
  });
  const { id } = await begin(input.expected);
  expect(await read(id)).toMatchObject({ coded: 0, meant: input.expected });
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 3, coded: 2, refused: 0 });
  const people = await org.run((tx) => listHolders(tx, { q: "", tab: "waiting", campaign: id }));
  expect(people.rows.map(({ accountId }) => accountId).sort()).toEqual(ids.slice(1).sort());
  const listed = await org.run((tx) => listRecipients(tx, { ...input, id }, { state: "CODED" }));
  expect(listed.map(({ channel }) => channel)).toEqual(["CODE", "CODE"]);
  expect(await other.run((tx) => listHolders(tx, { q: "", tab: "all", campaign: id }))).toEqual({
    ...{ rows: [], more: false },
  });
});

test("whom a planned campaign invites no other invites meanwhile, and the list of the unsent says when", async () => {
  const ids = await crowdOf(org, 2, "Twice");
  const plan = { start: { day: "2030-01-07", time: "09:00" }, waves: null };
  const at = new Date("2029-12-01T12:00:00Z");
  const first = await planned(owner, ids.slice(0, 1), plan, at);
  const { foreseen, ...input } = await chosen(owner, { ids });
  expect(foreseen.missing).toMatchObject([{ code: "invite-planned", count: 1 }]);
  const begin = { ...input, wording: null };
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, begin), new Date(at.getTime() + 1));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ done: 1, refused: 1 });
  const told = { id: first, state: "SCHEDULED", count: 1, at: new Date("2030-01-07T08:00:00Z") };
  expect(await org.run(listPlanned)).toEqual([told]);
  expect(await other.run(listPlanned)).toEqual([]);
});

test("it is one act of the log with its rows, done by whoever began it", async () => {
  const ids = await crowdOf(org, 3, "Logged");
  const id = await begun(owner, { ids });
  await worked(org, id);
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, actId: id }, orderBy: { id: "asc" } }),
  );
  expect(entries.map(({ act }) => act)).toEqual([
    "campaign.begun",
    ...ids.map(() => "account.invite"),
  ]);
  expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([owner.id]));
});

test("a number that is not the confirmed one, an empty campaign and somebody else's selection begin nothing", async () => {
  const ids = await crowdOf(org, 1, "Counted");
  const input = { ...(await chosen(owner, { ids })), wording: null };
  const begin = (who: typeof owner, mails: number) =>
    asAdmin(who, (tx) =>
      beginCampaign(tx, { ...input, expected: { EMAIL: mails, SMS: 0, CODE: 0 } }),
    );
  await expect(begin(owner, 2)).rejects.toMatchObject({ code: "selection-recounted" });
  await expect(begin(await newAdmin(org), 1)).rejects.toMatchObject({
    code: "selection-not-found",
  });
  await expect(begin(await newAdmin(org, ["AUDITOR"]), 1)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await expect(begin(owner, 0)).rejects.toMatchObject({ code: "campaign-empty" });
});

test("a worker killed between two pieces goes on where it was, and nobody gets two", async () => {
  const ids = await crowdOf(org, 25, "Pieces");
  const id = await begun(owner, { ids });
  await org.run((tx) => workCampaign(tx, { id, most: 10 }));
  await expect(
    org.run(async (tx) => {
      await workCampaign(tx, { id, most: 10 });
      throw new Error("killed");
    }),
  ).rejects.toThrow("killed");
  expect(await read(id)).toMatchObject({ state: "QUEUED", done: 10 });
  await Promise.all([worked(org, id), worked(org, id), worked(other, id)]);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 25, refused: 0 });
  expect(await tally(id)).toEqual({ QUEUED: 25 });
});
