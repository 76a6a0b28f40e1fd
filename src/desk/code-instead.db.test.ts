import { expect, test } from "vitest";
import { findLiveCodes } from "@/handovers/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { codeInstead } from "./code-instead";
import { listDesk } from "./list-desk";

test("who cannot be reached by mail gets a code, by which they come in, and leaves the Desk; a stranger's does not", async () => {
  const [org, elsewhere] = [await newOrg(), await newOrg()];
  const [admin, other] = [await newAdmin(org), await newAdmin(elsewhere)];
  const id = await newAccountIn(org, "CREATED", { email: "ljung@coded.example" });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  await org.run((tx) =>
    markUndeliverable(tx, {
      rows: [{ accountId: id, addressKey: "ljung@coded.example", reason: "5.1.1" }],
    }),
  );
  const shown = async () => (await org.run((tx) => listDesk(tx, {}))).rows.map((row) => row.id);
  expect(await shown()).toEqual([id]);
  const theirs = await inOrg(other.scope, (tx) => codeInstead(tx, { ids: [id] }));
  expect(theirs).toEqual({ done: [], refused: [{ id, code: "not-found" }] });
  const { done, refused } = await inOrg(admin.scope, (tx) => codeInstead(tx, { ids: [id, id] }));
  expect([done.map((one) => one.id), refused]).toEqual([[id], []]);
  expect(await shown()).toEqual([]);
  expect(await org.run((tx) => findLiveCodes(tx, [id]))).toMatchObject([{ accountId: id }]);
  const where = { orgId: org.id, accountId: id };
  expect(await org.run((tx) => tx.db.message.count({ where }))).toBe(1);
});
