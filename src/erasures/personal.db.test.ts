import { expect, test } from "vitest";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { asOwner } from "../../tests/support/connections";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { countPersonal } from "./queries";

test("sessions that a closing ended are not open any more when somebody is about to be erased", async () => {
  const org = await newOrg();
  const id = await newAccountIn(org, "ACTIVE");
  await asOwner((client) =>
    client.query(
      `INSERT INTO app.sessions (org_id, id, browser_digest, account_id, epoch, created_at, seen_at, expires_at)
       SELECT org_id, gen_random_uuid(), 'digest', id, epoch, now(), now(), now() + interval '1 day' FROM app.accounts WHERE id = $1`,
      [id],
    ),
  );
  const sessions = async () => (await org.run((tx) => countPersonal(tx, id)))?.sessions;
  expect(await sessions()).toBe(1);
  await org.run((tx) => closeAccounts(tx, { ids: [id], newOwnerId: null }));
  expect(await sessions()).toBe(0);
});
