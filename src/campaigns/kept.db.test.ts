import { expect, test } from "vitest";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { messagesOf, sendsOf, worthOf } from "../../tests/support/links";
import { newAdmin, newOrg } from "../../tests/support/org";
import { tallyMessages } from "./queries";
import { steerCampaign } from "./steer-campaign";

test("stopped, who was meanwhile given a link, a code or another letter keeps it and stays invited", async () => {
  const [org] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const [plain = "", copied = "", coded = "", texted = ""] = await crowdOf(org, 4, "Kept");
  const ids = [plain, copied, coded, texted];
  const id = await begun(owner, { ids });
  await worked(org, id);
  const link = await asAdmin(owner, (tx) => copyLink(tx, { id: copied }));
  await org.run((tx) => inviteAccounts(tx, { ids: [coded], lane: 2, way: "CODE" }));
  const [byLink, byCode] = [await sendsOf(org, copied, "LINK"), await sendsOf(org, coded, "CODE")];
  // by hand, in place of the campaign's letter
  await org.run((tx) => inviteAccounts(tx, { ids: [texted], lane: 2 }));
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(org, id);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ CANCELLED: 4 });
  const accountOf = (one: string) =>
    org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id: one } }));
  const statuses = [];
  for (const one of ids) statuses.push((await accountOf(one)).status);
  expect(statuses).toEqual(["CREATED", "INVITED", "INVITED", "INVITED"]);
  expect(await worthOf(org, byLink[0])).toBe("live");
  expect(await worthOf(org, byCode[0])).toBe("live");
  expect(await asAdmin(owner, (tx) => copyLink(tx, { id: copied }))).toEqual(link);
  const [letter] = await sendsOf(org, copied);
  expect(await worthOf(org, letter)).toBe("withdrawn");
  const invitation = await org.run((tx) =>
    tx.db.invitation.findFirstOrThrow({ where: { accountId: coded, channel: "CODE" } }),
  );
  expect((await accountOf(coded)).claimableUntil).toEqual(invitation.expiresAt);
  const waiting = await messagesOf(org, texted);
  expect(waiting.map(({ state }) => state).sort()).toEqual(["CANCELLED", "QUEUED"]);
});
