import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { moveAccounts } from "@/accounts/move-accounts";
import { noteSignIn } from "@/accounts/note-sign-in";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { postponeLapses } from "@/lapses/postpone-lapses";
import { workIdle } from "@/lapses/work-idle";
import type { OrgTx } from "@/lib/org";
import { requestReset } from "@/lifecycle/request-reset";
import { asOwner, digestOf } from "../../tests/support/connections";
import { messagesOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { cancelMessages } from "./cancel-messages";
import { queueMessages } from "./queue-messages";
import { leaseMessages } from "./store";

const HOUR = 3_600_000;
const NOW = Date.now();

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  other = await newOrg();
  const twin = await newAccountIn(other);
  await other.run((tx) => inviteAccounts(tx, { ids: [twin], lane: 2 }));
});

async function invited(): Promise<string> {
  org = await newOrg();
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  return id;
}

/** Whether each message that is due would go out. */
const counts = async (lane: 1 | 2 | 3, hours = 1): Promise<boolean[]> => {
  const until = new Date(NOW + (hours + 1) * HOUR);
  const leased = await org.run(
    (tx) => leaseMessages(tx, lane, 10, randomUUID(), until),
    new Date(NOW + hours * HOUR),
  );
  return leased.map((message) => message.counts);
};

// Each of these happens without a word to the outbox: the secret is dead by derivation alone.
test.each<[string, (tx: OrgTx, id: string) => Promise<unknown>]>([
  ["withdrawn", (tx, id) => moveAccounts(tx, { ids: [id], event: "withdraw" })],
  ["suspended", (tx, id) => moveAccounts(tx, { ids: [id], event: "suspend", source: "SYNC" })],
  ["closed", (tx, id) => moveAccounts(tx, { ids: [id], event: "close" })],
  [
    "given another address",
    (tx, id) => editAccount(tx, { id, change: { email: `new.${id}@halden.example` } }),
  ],
  ["claimed", (tx, id) => moveAccounts(tx, { ids: [id], event: "claim" })],
])("the invitation of a person %s meanwhile does not go out", async (_, act) => {
  const id = await invited();
  await org.run((tx) => act(tx, id));
  expect(await counts(2)).toEqual([false]);
});

test("the invitation of a person who still waits goes out, however long it waited: its link lives from then on", async () => {
  await invited();
  expect(await counts(2)).toEqual([true]);
  await invited();
  expect(await counts(2, 169)).toEqual([true]);
});

test("a reset goes out to the active, and not once the epoch has risen", async () => {
  org = await newOrg();
  const id = await newAccountIn(org, "ACTIVE", { login: "amara" });
  const ask = () => org.run((tx) => requestReset(tx, { identifier: "amara" }));
  await ask();
  expect(await counts(1, 0.5)).toEqual([true]);
  await ask();
  await org.run((tx) => moveAccounts(tx, { ids: [id], event: "recover" }));
  expect(await counts(1, 0.75)).toEqual([false]);
});

test("a notice carries no secret and always goes out", async () => {
  org = await newOrg();
  const accountId = await newAccountIn(org, "ACTIVE");
  await org.run((tx) =>
    queueMessages(tx, [
      {
        letter: "password-changed",
        lane: 1,
        locale: "en",
        toAddress: "a@halden.example",
        accountId,
      },
    ]),
  );
  await org.run((tx) => moveAccounts(tx, { ids: [accountId], event: "suspend", source: "HAND" }));
  expect(await counts(1)).toEqual([true]);
});

test.each<[string, (tx: OrgTx, id: string) => Promise<unknown>, boolean]>([
  ["stays away", async () => undefined, true],
  ["signed in meanwhile", (tx, id) => noteSignIn(tx, { id }), false],
  [
    "was given more time meanwhile",
    (tx, id) => postponeLapses(tx, { lapses: [{ id, on: new Date(NOW + 999 * HOUR) }] }),
    false,
  ],
])("a warning to who %s", async (_, meanwhile, goesOut) => {
  org = await newOrg();
  const id = await newAccountIn(org, "ACTIVE");
  await asOwner((client) =>
    client.query("UPDATE app.accounts SET active_at = $1 WHERE id = $2", [new Date(0), id]),
  );
  await org.run(async (tx) => {
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { inactivityDays: 60 } });
    await workIdle(tx, { about: "untold", place: undefined });
  });
  await org.run((tx) => meanwhile(tx, id));
  expect(await counts(3)).toEqual([goesOut]);
});

test("cancelling takes what has not left, with its reason, and nothing that carries no secret or is on its way", async () => {
  const id = await invited();
  const [notice] = await org.run((tx) =>
    queueMessages(tx, [
      {
        letter: "sign-in-notice",
        lane: 1,
        locale: "en",
        toAddress: "a@halden.example",
        accountId: id,
      },
    ]),
  );
  const bystander = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [bystander], lane: 3 }));
  const before = await digestOf(other.id);
  const accountIds = [id, randomUUID()];
  await org.run((tx) => cancelMessages(tx, { accountIds, reason: "stopped" }));
  const byLetter = Object.fromEntries((await messagesOf(org, id)).map((row) => [row.letter, row]));
  expect(byLetter.invitation).toMatchObject({ state: "CANCELLED", reason: "stopped" });
  expect(byLetter["sign-in-notice"]).toMatchObject({ id: notice?.id, state: "QUEUED" });
  expect(await timelineOf(org, id)).toEqual(["created", "invite", "message-cancelled"]);
  expect(await messagesOf(org, bystander)).toMatchObject([{ state: "QUEUED" }]);
  expect(await digestOf(other.id)).toEqual(before);
  const leased = await org.run((tx) => leaseMessages(tx, 3, 1, randomUUID(), new Date(NOW + HOUR)));
  expect(leased).toHaveLength(1);
  await org.run((tx) => cancelMessages(tx, { accountIds: [bystander], reason: "stopped" }));
  expect(await messagesOf(org, bystander)).toMatchObject([{ state: "QUEUED" }]);
});
