import { expect, test } from "vitest";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { beginSelection } from "./begin-selection";
import { freezeSelection } from "./freeze-selection";
import { tallyOutcomes } from "./queries";

test("who was suspended before they claimed is reinstated by a campaign, and closed accounts come back; sending goes over the composer", async () => {
  const [org] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const [suspended = "", closed = ""] = await crowdOf(org, 2, "Back");
  await org.run((tx) => suspendAccounts(tx, { ids: [suspended] }));
  await org.run((tx) => closeAccounts(tx, { ids: [closed] }));
  const begin = async (act: "reinstate" | "reopen" | "invite" | "again") => {
    const ids = [suspended, closed];
    const { id } = await asAdmin(owner, (tx) => freezeSelection(tx, { ids }));
    await asAdmin(owner, (tx) => beginSelection(tx, { id, act, expected: 2 }));
    const tallies = await org.run((tx) => tallyOutcomes(tx, id));
    return Object.fromEntries(tallies.map(({ outcome, count }) => [outcome, count]));
  };
  await worked(org, await begun(owner, { ids: [suspended, closed] }, "REINSTATE"));
  expect(await begin("reopen")).toEqual({ done: 1, "not-applicable": 1 });
  const accounts = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, id: { in: [suspended, closed] } } }),
  );
  expect(accounts.map(({ status }) => status).sort()).toEqual(["CREATED", "INVITED"]);
  for (const act of ["invite", "again", "reinstate"] as const)
    await expect(begin(act)).rejects.toMatchObject({ code: "not-applicable" });
});
