import { expect, test } from "vitest";
import { asAdmin } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { markRead } from "./mark-read";
import { countUnread, listAlerts } from "./queries";
import { tellNews } from "./tell-news";

test("each marks their own as read, and nobody else's", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  await org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: tx.org },
      data: { heldUntil: new Date(tx.now.getTime() + 3_600_000) },
    }),
  );
  const second = await newAdmin(org);
  await org.run(tellNews);
  const [notice] = await org.run((tx) => listAlerts(tx, owner.id, {}));
  const unread = async () => [
    await org.run((tx) => countUnread(tx, owner.id)),
    await org.run((tx) => countUnread(tx, second.id)),
  ];
  expect(await unread()).toEqual([1, 1]);
  expect(await asAdmin(owner, (tx) => markRead(tx, { ids: [notice?.id ?? ""] }))).toEqual({
    count: 1,
  });
  expect(await asAdmin(owner, (tx) => markRead(tx, { ids: null }))).toEqual({ count: 0 });
  expect(await unread()).toEqual([0, 1]);
});
