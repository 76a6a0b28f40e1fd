import { expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { handOver, refusedWith, sendsOf } from "../../tests/support/links";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { claimAccount } from "./claim-account";
import { inviteAccounts } from "./invite-accounts";

test("a role that is being given at the moment of the claim kills the link", async () => {
  const org = await newOrg();
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [sendId = ""] = await sendsOf(org, id);
  await handOver(org, sendId);
  const claim = () =>
    inOrg(mintScope(org.id, { kind: "invitee" }), (tx) =>
      claimAccount(tx, { sendId, passwordHash: "x", about: { firstName: "Amara" } }),
    );
  const [, code] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        await giveRole(tx, { ids: [id], role: "OWNER" });
        await hold();
      }),
    () => refusedWith(claim()),
  );
  expect(code).toBe("link-dead");
  const where = { orgId_id: { orgId: org.id, id } };
  expect((await org.run((tx) => tx.db.account.findUniqueOrThrow({ where }))).status).toBe(
    "INVITED",
  );
});
