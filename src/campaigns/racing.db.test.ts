import { beforeAll, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { applyRows } from "@/runs/apply-rows";
import { freezeChosen } from "@/selections/freeze-chosen";
import { beginAsShown, newcomer } from "../../tests/support/applying";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { plannedImport, workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { steerSeen } from "../../tests/support/steering";
import { beginCampaign } from "./begin-campaign";
import { COUNTED_AT_ONCE } from "./rules";
import { steerCampaign } from "./steer-campaign";
import { workCampaign } from "./work-campaign";

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

/** How many letters each of these people got. */
const lettersOf = (ids: string[]) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: { in: ids }, state: { not: "CANCELLED" } };
    const letters = await tx.db.message.findMany({ where, select: { accountId: true } });
    return ids.map((id) => letters.filter(({ accountId }) => accountId === id).length);
  });

test("Invite all pressed twice begins one campaign", async () => {
  const ids = await crowdOf(org, 6, "Twice");
  const { foreseen: _, ...input } = await chosen(owner, { query: "q=twice" });
  const press = () => asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  const presses = await Promise.allSettled([press(), press()]);
  expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const press of presses) if (press.status === "fulfilled") await worked(org, press.value.id);
  expect(await lettersOf(ids)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("in two tabs the people are frozen twice, and each is invited by one of the two", async () => {
  const ids = await crowdOf(org, 30, "Tabs");
  const [first, second] = [
    await begun(owner, { query: "q=tabs" }),
    await begun(owner, { query: "q=tabs" }),
  ];
  await Promise.all([worked(org, first), worked(org, second), worked(org, second)]);
  expect(new Set(await lettersOf(ids))).toEqual(new Set([1]));
});

test("whom a file chose while Invite all is worked on gets one letter, whichever comes first", async () => {
  const ids = await crowdOf(org, 9, "Chosen");
  const rows = ids.map((accountId) => ({
    ...{ verdict: "INVITE" as const, accountId, change: { was: "CREATED" as const } },
  }));
  const importId = await plannedImport(org, owner.id, rows, "CHOOSE");
  const { id: selectionId } = await asAdmin(owner, (tx) => freezeChosen(tx, { id: importId }));
  const expected = { EMAIL: ids.length, SMS: 0, CODE: 0 };
  const begin = { selectionId, kind: "INVITE", importId, expected, wording: null } as const;
  const { id: first } = await asAdmin(owner, (tx) => beginCampaign(tx, begin));
  const second = await begun(owner, { query: "q=chosen" });
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await workCampaign(tx, { id: first, most: 4 });
        await hold();
      }),
    () => org.run((tx) => workCampaign(tx, { id: second, most: 6 })),
  );
  await Promise.all([worked(org, first), worked(org, second)]);
  expect(new Set(await lettersOf(ids))).toEqual(new Set([1]));
});

test("who is invited singly at the same moment gets one letter", async () => {
  const ids = await crowdOf(org, 3, "Singly");
  const id = await begun(owner, { ids });
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await inviteAccounts(tx, { ids, lane: 3 });
        await hold();
      }),
    () => org.run((tx) => workCampaign(tx, { id })),
  );
  expect(await lettersOf(ids)).toEqual([1, 1, 1]);
});

test("two rounds of reminders at the same moment remind nobody beyond the cap", async () => {
  const ids = await crowdOf(org, 4, "Rounds");
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  const sent = () =>
    org.run((tx) =>
      tx.db.message.updateMany({
        where: { orgId: tx.org, accountId: { in: ids }, state: "QUEUED" },
        data: { state: "SENT", sentAt: new Date(tx.now.getTime() - 2 * 3_600_000) },
      }),
    );
  await sent();
  await worked(org, await begun(owner, { ids }, "REMIND"));
  await sent();
  // Two days later: nobody is reminded twice a day.
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, accountId: { in: ids } },
      data: { queuedAt: new Date(tx.now.getTime() - 2 * 86_400_000) },
    }),
  );
  const [first, second] = [
    await begun(owner, { ids }, "REMIND"),
    await begun(owner, { ids }, "REMIND"),
  ];
  await Promise.all([worked(org, first), worked(org, second)]);
  expect(await lettersOf(ids)).toEqual([3, 3, 3, 3]);
});

test("very many are counted again by the worker: who came in between makes it stand still until somebody has seen the numbers", async () => {
  const alone = await newOrg();
  const admin = await newAdmin(alone);
  const [late] = await crowdOf(alone, 1, "Crowd");
  await alone.run((tx) =>
    tx.db.$executeRaw(sql`
      INSERT INTO app.accounts (org_id, id, name_key, search_text, email, email_key, created_at, updated_at)
      SELECT ${alone.id}::uuid, gen_random_uuid(), 'crowd ' || n, ' crowd ' || n, n || '@halden.example', n || '@halden.example', now(), now()
      FROM generate_series(1, ${COUNTED_AT_ONCE}::int) n`),
  );
  const id = await begun(admin, { query: "q=crowd" });
  await alone.run((tx) => inviteAccounts(tx, { ids: [late ?? ""], lane: 2 }));
  const work = () => alone.run((tx) => workCampaign(tx, { id, most: 5 }));
  const read = () =>
    alone.run((tx) => tx.db.campaign.findFirstOrThrow({ where: { orgId: tx.org, id } }));
  await work();
  const meant = { EMAIL: COUNTED_AT_ONCE, SMS: 0, CODE: 0 };
  const stands = { state: "PAUSED", stoppedWhy: "selection-recounted", meant };
  expect(await read()).toMatchObject({ ...stands, done: 0 });
  const stale = { ...meant, EMAIL: COUNTED_AT_ONCE + 1 };
  const resumed = asAdmin(admin, (tx) =>
    steerCampaign(tx, { id, step: "resume", expected: stale }),
  );
  await expect(resumed).rejects.toMatchObject({ code: "selection-recounted" });
  await asAdmin(admin, (tx) => steerSeen(tx, { id, step: "resume" }));
  await work();
  expect(await read()).toMatchObject({ state: "QUEUED", stoppedWhy: null });
  expect((await read()).done).toBeGreaterThan(0);
});

/** An import that lets these people know as soon as it is applied, beside somebody new; not yet worked on. */
async function applying(ids: readonly string[], name: string): Promise<string> {
  const known = ids.map((accountId) => ({
    ...{ verdict: "UPDATE" as const, accountId, channel: "EMAIL" as const },
    change: { was: "CREATED" as const, fields: { company: [null, "Halden"] as const } },
  }));
  const importId = await plannedImport(org, owner.id, [...known, newcomer(name)]);
  const begin = { id: importId, expected: ids.length + 1, invite: "NOW" } as const;
  await asAdmin(owner, (tx) => beginAsShown(tx, begin));
  return importId;
}

test.each(["Early", "Late"])(
  "Invite all while an import with “invite now” is applied invites nobody twice: %s",
  async (name) => {
    const ids = await crowdOf(org, 24, name);
    const id = await begun(owner, { query: `q=${name.toLowerCase()}` });
    const importId = await applying(ids, name);
    const invite = (tx: OrgTx) => workCampaign(tx, { id, most: 10 });
    const apply = (tx: OrgTx) => applyRows(tx, { id: importId, most: 10 });
    const [first, second] = name === "Early" ? [invite, apply] : [apply, invite];
    await interleave(
      (hold) =>
        org.run(async (tx) => {
          await first(tx);
          await hold();
        }),
      () => org.run<unknown>(second),
    );
    await Promise.all([worked(org, id), workOn(org, importId), worked(org, id)]);
    expect(new Set(await lettersOf(ids))).toEqual(new Set([1]));
    const moved = await org.run((tx) =>
      tx.db.accountEvent.count({ where: { accountId: { in: ids }, event: "invite" } }),
    );
    expect(moved).toBe(ids.length);
    const campaigns = await org.run((tx) =>
      tx.db.campaign.findMany({ where: { OR: [{ id }, { importId }] } }),
    );
    // of the two each person stands in one as written to and in the other as left out; the import brought one more
    expect(campaigns.reduce((sum, { done }) => sum + done, 0)).toBe(ids.length + 1);
    expect(campaigns.map(({ done }) => done > 0)).toEqual([true, true]);
  },
);
