import { declineInvitation } from "@/invitations/decline-invitation";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { JourneyOrg, Person } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";
import { sendsOf } from "../support/links";

const ALSO = "Also to 1 person who said no";

/** Somebody who was invited and said no. */
async function refuser(org: JourneyOrg): Promise<Person> {
  const person = await org.invited();
  const [sendId = ""] = await sendsOf(org, person.id);
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-wanted" }));
  return person;
}

test("who said no stays out of Invite all after a suspension, until somebody ticks it", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [no, yes] = [await refuser(org), await org.person()];
  await org.run((tx) => suspendAccounts(tx, { ids: [no.id] }));
  await org.run((tx) => reactivateAccounts(tx, { ids: [no.id] }));
  await page.goto(`${org.admin}/unsent`);
  const said = page.getByText("1 is left out because they said no").filter({ visible: true });
  await expect(said).toBeVisible();
  await page.goto(`${org.admin}/unsent/rehearsal`);
  await page.getByRole("link", { name: /^Said no/ }).click();
  await expect(page.getByRole("link", { name: no.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: yes.name, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Invite 1 of 2" }).click();
  await expect(page.getByRole("heading", { name: "Invite 1 of 2 people" })).toBeVisible();
  await page.getByLabel(ALSO).check();
  await expect(page.getByRole("heading", { name: "Invite 2 people" })).toBeVisible();
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByRole("dialog")).toContainText("said no before");
});

test("where only people who said no await an invitation, the way to ask them again stands all the same", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const no = await refuser(org);
  await org.run((tx) => suspendAccounts(tx, { ids: [no.id] }));
  await org.run((tx) => reactivateAccounts(tx, { ids: [no.id] }));
  const again = page.getByRole("button", { name: "Ask 1 person who said no", exact: true });
  await page.goto(`${org.admin}/unsent/rehearsal`);
  await expect(again).toBeVisible();
  await page.goto(`${org.admin}/unsent`);
  await again.click();
  await expect(page.getByText("None of these people would be invited.")).toBeVisible();
  await page.getByLabel(ALSO).check();
  await expect(page.getByRole("heading", { name: "Invite 1 person", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByRole("dialog")).toContainText("said no before");
});

test("codes for many ask before they go to who said no", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const weekAgo = new Date(Date.now() - 8 * 86_400_000);
  const [no, expired] = [await refuser(org), await org.invited({}, weekAgo)];
  await page.goto(`${org.admin}/desk`);
  for (const { name } of [no, expired])
    await page.getByRole("row", { name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More acts", exact: true }).click();
  await page.getByRole("menuitem", { name: "Give access codes" }).click();
  await expect(page.getByRole("button", { name: "Give 1 code", exact: true })).toBeVisible();
  await page.getByLabel(ALSO).check();
  await page.getByRole("button", { name: "Give 2 codes" }).click();
  await expect(page.getByText("2 people were changed.")).toBeVisible();
});
