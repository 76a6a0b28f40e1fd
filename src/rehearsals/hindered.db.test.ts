import { expect, test } from "vitest";
import { allOf } from "@/addressees/rules";
import { giveRole } from "@/admins/give-role";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { asAdmin, crowdOf, planned } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { countHindered } from "./count-hindered";
import { readOutlook } from "./queries";

test("the lists count whom an invitation of all leaves out as the page of the unsent does", async () => {
  const [org, other] = [await newOrg(), await newOrg("Nordlys")];
  const [inviter, owner] = [await newAdmin(org, ["INVITER"]), await newAdmin(org)];
  const ids = await crowdOf(org, 8, "Counted");
  await crowdOf(other, 3, "Counted");
  expect(await asAdmin(inviter, countHindered)).toEqual({});
  // one is planned for and holds more than the inviter, one is planned for and invited meanwhile
  // another is planned for too and said no, which leaves them out there as well
  const [first = "", above = "", gone = "", alone = "", no = ""] = ids;
  const start = { day: "2027-06-01", time: "09:00" };
  const before = new Date("2027-05-01T08:00:00Z");
  await planned(owner, [first, above, gone, no], { start, waves: null }, before);
  await org.run(async (tx) => {
    await inviteAccounts(tx, { ids: [gone], lane: 2 });
    await giveRole(tx, { ids: [above, alone], role: "OWNER" });
    await tx.db.account.updateMany({ where: { id: no }, data: { declinedAt: tx.now } });
  });
  for (const reader of [inviter, owner]) {
    const outlook = await asAdmin(reader, readOutlook);
    const hindered = await asAdmin(reader, countHindered);
    expect(hindered).toEqual(outlook.hindered);
    expect(hindered).toMatchObject({ "invite-planned": 2, declined: 1 });
    const left = Object.values(hindered).reduce((sum, count) => sum + count, 0);
    expect(outlook.total - left).toBe(allOf(outlook.channels));
  }
  expect(await other.run(countHindered)).toEqual({});
});
