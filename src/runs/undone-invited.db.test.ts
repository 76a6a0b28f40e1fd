import { expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { handOver, sendsOf, worthOf } from "../../tests/support/links";
import { newAccountIn } from "../../tests/support/org";
import { readImport } from "./queries";
import { undoImport } from "./undo-import";

const { org, owner, begin } = await newApplying();

/** Somebody with a link that works. */
async function newInvited(): Promise<{ id: string; link: string | undefined }> {
  const id = await newAccountIn(org, "CREATED");
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 1 }));
  const [link] = await sendsOf(org, id);
  if (link) await handOver(org, link);
  expect(await worthOf(org, link)).toBe("live");
  return { id, link };
}

const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("who was invited when a file suspended or closed them awaits an invitation again: no secret comes back to life", async () => {
  const [first, second] = [await newInvited(), await newInvited()];
  const [suspended, closed] = [first.id, second.id];
  const claimed = await newAccountIn(org, "ACTIVE");
  const id = await plannedImport(org, owner.id, [
    { verdict: "SUSPEND", accountId: suspended, change: { was: "INVITED", move: "suspend" } },
    { verdict: "CLOSE", accountId: closed, change: { was: "INVITED", move: "close" } },
    { verdict: "SUSPEND", accountId: claimed, change: { was: "ACTIVE", move: "suspend" } },
  ]);
  await begin(id, 3);
  await workOn(org, id);
  expect([(await read(suspended)).status, (await read(closed)).status]).toEqual([
    ...["SUSPENDED", "CLOSED"],
  ]);
  const undo = await org.run((tx) =>
    undoImport(
      { ...tx, actor: { kind: "account", id: owner.id, permissions: ["accounts.manage"] } },
      { id },
    ),
  );
  await workOn(org, undo.id);
  const plan = await org.run((tx) => readImport(tx, undo.id));
  expect(plan?.counts.verdicts).toEqual({ REACTIVATE: 2, REOPEN: 1 });
  await begin(undo.id, 3);
  await workOn(org, undo.id);
  expect(await outcomesOf(org, undo.id)).toEqual({ 2: "done", 3: "done", 4: "done" });
  const after = [await read(suspended), await read(closed), await read(claimed)];
  expect(after.map(({ status }) => status)).toEqual(["CREATED", "CREATED", "ACTIVE"]);
  for (const { link } of [first, second]) expect(await worthOf(org, link)).not.toBe("live");
});
