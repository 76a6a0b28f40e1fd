import { expect, test } from "vitest";
import { declineJoins } from "@/joins/decline-joins";
import { resumeJoinLink } from "@/joins/resume-join-link";
import { inOrg } from "@/lib/in-org";
import { askToJoin, enter, openLink } from "../../tests/support/joins";
import { newAdmin, newOrg } from "../../tests/support/org";
import { countUnread, listAlerts } from "./queries";
import { tellNews } from "./tell-news";

test("who waits by the join link is told once a day, and a link that paused once", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, inviter] = [await newAdmin(org), await newAdmin(org, ["INVITER"])];
  const bystander = await newAdmin(other);
  const link = await openLink(org, { approval: true, alarmAbove: 1 });
  for (const name of ["a", "b"]) {
    await enter(org, await askToJoin(org, link, `${name}@halden.example`));
    await org.run(tellNews);
  }
  const noticesOf = async (id: string) =>
    (await org.run((tx) => listAlerts(tx, id, {}))).map(({ kind }) => kind);
  expect(await noticesOf(owner.id)).toEqual(["JOIN_PAUSED", "JOIN_WAITING"]);
  expect(await noticesOf(inviter.id)).toEqual([]);
  const where = { orgId: org.id, accountId: owner.id };
  const letters = await org.run((tx) =>
    tx.db.message.findMany({ where, orderBy: { queuedAt: "asc" } }),
  );
  expect(letters.map(({ letter }) => letter)).toEqual(["join-waiting", "join-paused"]);
  expect(await other.run((tx) => listAlerts(tx, bystander.id, {}))).toEqual([]);
});

test("what was decided by anybody is unread to nobody, until somebody else waits", async () => {
  const org = await newOrg();
  const [owner, reader] = [await newAdmin(org), await newAdmin(org)];
  const id = await openLink(org, { approval: true, alarmAbove: 1 });
  for (const name of ["a", "b"])
    await enter(org, await askToJoin(org, id, `${name}@halden.example`));
  await org.run(tellNews);
  const unread = async () => [
    await org.run((tx) => countUnread(tx, reader.id)),
    (await org.run((tx) => listAlerts(tx, reader.id, { isUnread: true }))).length,
    (await org.run((tx) => listAlerts(tx, reader.id, {}))).filter(({ readAt }) => !readAt).length,
  ];
  expect(await unread()).toEqual([2, 2, 2]);
  const waiting = await org.run((tx) =>
    tx.db.joinRequest.findMany({ where: { orgId: tx.org, state: "WAITING" } }),
  );
  await inOrg(owner.scope, (tx) => declineJoins(tx, { ids: waiting.map((one) => one.id) }));
  expect(await unread()).toEqual([1, 1, 1]);
  await inOrg(owner.scope, (tx) => resumeJoinLink(tx, { id }));
  expect(await unread()).toEqual([0, 0, 0]);
  await enter(org, await askToJoin(org, id, "c@halden.example"));
  expect(await unread()).toEqual([1, 1, 1]);
});
