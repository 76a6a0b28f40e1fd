import { afterEach, expect, test, vi } from "vitest";
import { tellNews } from "@/alerts/tell-news";
import { tallyPeople } from "@/recipients/tally-people";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { messagesOf, sendsOf, worthOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { readCampaign, tallyMessages } from "./queries";
import { retryFailed } from "./retry-failed";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;

test("whose link died while their letter waited is counted as lost, told in the notice, and written to by another try", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const server = await smtpServer();
  const [raised = "", claimed = "", plain = ""] = await crowdOf(org, 3, "Lost");
  const id = await begun(owner, { ids: [raised, claimed, plain] });
  await worked(org, id);
  // whoever is given a right is sent another secret than the one that was made before
  await org.run((tx) =>
    tx.db.accountRole.create({
      data: { orgId: tx.org, accountId: raised, role: "INVITER", givenAt: tx.now },
    }),
  );
  await pumpTo(server.url, LATER);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ SENT: 2, CANCELLED: 1 });
  const lost = { state: "CANCELLED", reason: "secret-dead", count: 1 };
  expect((await org.run((tx) => tallyPeople(tx, id))).faults).toMatchObject([lost]);
  await org.run((tx) => tellNews(tx), new Date(Date.now() + 7_200_000));
  const told = await org.run((tx) => tx.db.alert.findFirst({ where: { campaignId: id } }));
  expect(told?.details).toMatchObject({ lost: 1 });

  const stranger = await newAdmin(other);
  await expect(asAdmin(stranger, (tx) => retryFailed(tx, { id }))).rejects.toMatchObject({
    code: "campaign-not-found",
  });
  const retried = new Date(at(LATER + 60));
  const again = { count: 1, isTaken: false };
  const seen = { id, expected: 1 };
  expect(await asAdmin(owner, (tx) => retryFailed(tx, seen), retried)).toEqual(again);
  await worked(org, id);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ SENT: 2, QUEUED: 1 });
  await pumpTo(server.url, LATER + 120);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ SENT: 3 });
  expect((await org.run((tx) => tallyPeople(tx, id))).faults).toEqual([]);
  expect(await org.run((tx) => readCampaign(tx, id))).toMatchObject({ done: 3, refused: 0 });
  const send = (await sendsOf(org, raised)).at(-1);
  expect(await worthOf(org, send, at(LATER + 130))).toBe("live");
  expect((await messagesOf(org, raised)).map(({ state }) => state)).toEqual(["CANCELLED", "SENT"]);
});

test("of whom it goes on for lost the right, whoever tries again takes it over: the letters are replaced in their name", async () => {
  const org = await newOrg();
  const [inviter, owner] = [await newAdmin(org, ["INVITER"]), await newAdmin(org)];
  const [lost = "", failed = ""] = await crowdOf(org, 2, "Taken");
  const id = await begun(inviter, { ids: [lost, failed] });
  await worked(org, id);
  const stateAt = new Date(Date.now() - 60_000);
  const settle = (accountId: string, data: object) =>
    org.run((tx) =>
      tx.db.message.updateMany({ where: { orgId: tx.org, accountId }, data: { ...data, stateAt } }),
    );
  await settle(lost, { state: "CANCELLED", reason: "secret-dead" });
  await settle(failed, { state: "FAILED" });
  await org.run((tx) => tx.db.accountRole.deleteMany({ where: { accountId: inviter.id } }));
  const again = asAdmin(owner, (tx) => retryFailed(tx, { id, expected: 2 }));
  expect(await again).toEqual({ count: 2, isTaken: true });
  await worked(org, id);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ QUEUED: 2 });
  expect(await org.run((tx) => readCampaign(tx, id))).toMatchObject({
    ...{ takenBy: owner.id, done: 2, refused: 0 },
  });
});
