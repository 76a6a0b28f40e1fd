import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { aPerson, newOrg } from "../../tests/support/org";
import { inviteAccounts } from "./invite-accounts";

test("5,001 people are created and invited by one act each, in pieces", {
  timeout: 60_000,
}, async () => {
  const crowd = await newOrg();
  const people = Array.from({ length: 5_001 }, () => aPerson());
  const { done, refused } = await crowd.run((tx) =>
    createAccounts(tx, { people, source: "ROSTER" }),
  );
  expect([done.length, refused.length]).toEqual([5_001, 0]);
  const stranger = randomUUID();
  const ids = [...done.map(({ id }) => id), stranger];
  const result = await crowd.run((tx) => inviteAccounts(tx, { ids, lane: 3 }));
  expect(result.done).toHaveLength(5_001);
  expect(result.refused).toEqual([{ id: stranger, code: "not-found" }]);
  const counts = await crowd.run(async (tx) => {
    const where = { orgId: tx.org };
    return {
      sends: await tx.db.send.count({ where }),
      messages: await tx.db.message.count({ where: { ...where, state: "QUEUED" } }),
      events: await tx.db.accountEvent.count({ where }),
      entries: await tx.db.auditEntry.count({ where: { ...where, accountId: { not: null } } }),
      // Each message carries the secret of its own account.
      crossed: await tx.db
        .$queryRaw`SELECT m.id FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
        WHERE s.account_id <> m.account_id OR a.email <> m.to_address OR s.address_key <> a.email_key`,
    };
  });
  expect(counts).toEqual({
    sends: 5_001,
    messages: 5_001,
    events: 10_002,
    entries: 10_002,
    crossed: [],
  });
});
