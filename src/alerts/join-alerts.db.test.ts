import { expect, test } from "vitest";
import { askToJoin, enter, openLink } from "../../tests/support/joins";
import { newAdmin, newOrg } from "../../tests/support/org";
import { listAlerts } from "./queries";
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
