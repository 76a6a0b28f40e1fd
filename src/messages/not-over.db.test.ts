import { afterEach, expect, test } from "vitest";
import { listDesk } from "@/desk/list-desk";
import { lockUnclaimed } from "@/lapses/queries";
import type { OrgTx } from "@/lib/org";
import { handOver, sendsOf } from "../../tests/support/links";
import { newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited } from "../../tests/support/pumping";

afterEach(emptyOutbox);

const DAY = 24 * 3_600;

test("whose letter has not left is neither on the Desk as expired nor closed for not having claimed", async () => {
  const [org] = [await newOrg(), await newOrg()];
  const [waits, expired] = [await invited(org), await invited(org)];
  const [send = ""] = await sendsOf(org, expired);
  await handOver(org, send);
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { accountId: expired },
      data: { state: "SENT", sentAt: at(5) },
    }),
  );
  const desk = await org.run((tx) => listDesk(tx, {}), at(8 * DAY));
  expect(desk.rows.map(({ id, reason }) => [id, reason])).toEqual([[expired, "expired"]]);
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { neverClaimedDays: 30 } }),
  );
  const rules = { timeZone: "Europe/Paris", inactivityDays: null, neverClaimedDays: 30 };
  const closing = (tx: OrgTx) => lockUnclaimed(tx, [waits, expired], rules as never);
  expect(await org.run(closing, at(40 * DAY))).toEqual([expired]);
});
