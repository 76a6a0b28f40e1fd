import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { haveLeft, messagesOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { interleave } from "../../tests/support/races";
import { beginCampaign } from "./begin-campaign";
import { readCampaign, tallyMessages } from "./queries";
import type { CampaignKind } from "./rules";
import { workCampaign } from "./work-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

/** Letters of a day that an organisation of the first step of trust may send. */
const CAP = 200;
const WAITING = 6;
const HOUR_MS = 3_600_000;
/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 60;

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  const other = await newOrg();
  const theirs = await crowdOf(other, 1, "Elsewhere");
  await other.run((tx) => inviteAccounts(tx, { ids: theirs, lane: 2 }));
  await emptyOutbox();
});

const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const tally = (of: TestOrg, id: string) => of.run((tx) => tallyMessages(tx, id));
const begin = (input: Omit<Awaited<ReturnType<typeof chosen>>, "foreseen">, admin = owner) =>
  asAdmin(admin, (tx) => beginCampaign(tx, { ...input, wording: null }));
/** How many letters each of these people got, those that wait included. */
const lettersOf = (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const letters = await messagesOf(org, id);
      return letters.filter(({ state }) => state !== "CANCELLED").length;
    }),
  );
/** As if all that was written had left so long ago. */
const leftBefore = (ms: number) =>
  org.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.messages SET state = 'SENT', sent_at = ${new Date(tx.now.getTime() - ms)}, queued_at = ${new Date(tx.now.getTime() - ms)}
      WHERE org_id = ${tx.org}::uuid AND state IN ('QUEUED', 'SENT')`,
  );

test("of a campaign that the day's cap holds up nobody loses a letter by reminding or sending again to all", {
  timeout: 120_000,
}, async () => {
  const capped = await newOrg();
  const admin = await newAdmin(capped);
  await crowdOf(capped, CAP + WAITING, "Capped");
  const server = await smtpServer();
  const launch = await begun(admin, { query: "status=created" });
  await worked(capped, launch);
  expect(await pumpTo(server.url, LATER)).toBe(CAP);
  expect(await tally(capped, launch)).toEqual({ SENT: CAP, QUEUED: WAITING });
  const wasSent = { campaignId: launch, sentAt: { not: null } };
  await capped.run((tx) =>
    tx.db.message.updateMany({
      where: { ...wasSent, orgId: tx.org },
      data: { sentAt: new Date(tx.now.getTime() - 5 * HOUR_MS) },
    }),
  );

  const { foreseen, ...input } = await chosen(admin, { query: "status=invited" }, "REMIND");
  expect(foreseen.channels).toEqual({ EMAIL: CAP, SMS: 0, CODE: 0 });
  expect(foreseen.missing).toMatchObject([{ code: "letter-waits", count: WAITING }]);
  expect(foreseen.missing[0]?.names).toHaveLength(3);
  const { id } = await begin(input, admin);
  await worked(capped, id);
  expect(await tally(capped, launch)).toEqual({ SENT: CAP, QUEUED: WAITING });
  expect(await tally(capped, id)).toEqual({ QUEUED: CAP });

  const { foreseen: again } = await chosen(admin, { query: "status=invited" }, "AGAIN");
  expect(again.channels.EMAIL).toBe(0);
  expect(again.missing).toMatchObject([{ code: "letter-waits", count: CAP + WAITING }]);
});

test("two who send again at once write one letter, also where it leaves in between; to one person who asks once more gets through", async () => {
  const ids = await crowdOf(org, 3, "Once");
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await leftBefore(5 * HOUR_MS);
  const [first, second, third] = [
    await begun(owner, { ids }, "AGAIN"),
    await begun(owner, { ids }, "AGAIN"),
    await begun(owner, { ids }, "AGAIN"),
  ];
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await workCampaign(tx, { id: first });
        await hold();
      }),
    () => org.run((tx) => workCampaign(tx, { id: second })),
  );
  await Promise.all([worked(org, first), worked(org, second)]);
  expect(await lettersOf(ids)).toEqual([2, 2, 2]);
  for (const id of ids) await haveLeft(org, id);
  await worked(org, third);
  expect(await lettersOf(ids)).toEqual([2, 2, 2]);
  expect([await read(second), await read(third)]).toMatchObject([
    { done: 0, refused: 3 },
    { done: 0, refused: 3 },
  ]);
  const { foreseen } = await chosen(owner, { ids }, "AGAIN");
  expect(foreseen.missing).toMatchObject([{ code: "written-lately", count: 3 }]);
  const alone = ids.slice(0, 1);
  await worked(org, await begun(owner, { ids: alone }, "AGAIN"));
  expect(await lettersOf(alone)).toEqual([3]);
});

test("a letter waits or left lately also where the address is spelled otherwise since", async () => {
  const ids = await crowdOf(org, 2, "Spelled");
  const missing = async () => (await chosen(owner, { ids }, "AGAIN")).foreseen.missing;
  const write = () => org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await write();
  for (const id of ids)
    await org.run(async (tx) => {
      const { email } = await tx.db.account.findFirstOrThrow({ where: { id } });
      await editAccount(tx, { id, change: { email: email?.toUpperCase() ?? null } });
    });
  expect(await missing()).toMatchObject([{ code: "letter-waits", count: 2 }]);
  for (const id of ids) await haveLeft(org, id);
  expect(await missing()).toMatchObject([{ code: "written-lately", count: 2 }]);
  await leftBefore(2 * HOUR_MS);
  expect(await missing()).toEqual([]);
});

test.each<CampaignKind>(["AGAIN", "REINSTATE"])(
  "whom no sixth letter of the day goes to is counted out before a %s, not after",
  async (kind) => {
    const ids = await crowdOf(org, 2, `Full ${kind}`);
    const fresh = await crowdOf(org, 1, `Free ${kind}`);
    for (let letters = 0; letters < 5; letters += 1) {
      await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
      await leftBefore(2 * HOUR_MS);
    }
    await org.run((tx) => inviteAccounts(tx, { ids: fresh, lane: 2 }));
    await leftBefore(2 * HOUR_MS);
    const all = [...ids, ...fresh];
    if (kind === "REINSTATE") await org.run((tx) => suspendAccounts(tx, { ids: all }));
    const { foreseen, ...input } = await chosen(owner, { ids: all }, kind);
    expect(foreseen.channels.EMAIL).toBe(1);
    expect(foreseen.missing).toMatchObject([{ code: "letters-today", count: 2 }]);
    const { id } = await begin(input);
    await worked(org, id);
    expect(await read(id)).toMatchObject({ done: 1, refused: 2, meant: { EMAIL: 1 } });
  },
);
