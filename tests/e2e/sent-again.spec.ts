import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { linkIn } from "../support/e2e-mailbox";
import { claimAt, question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const DAY_MS = 86_400_000;

test("two whose invitations ran out are ticked on the Desk and sent them again: the old link is dead, one claims from the new mail, and the page left open says so", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const weekAgo = new Date(Date.now() - 8 * DAY_MS);
  const [first, second] = [await org.invited({}, weekAgo), await org.invited({}, weekAgo)];
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/desk?reason=expired`);
  for (const { name } of [first, second])
    await page.getByRole("row", { name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Send again", exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Send again to 2 people" }),
  ).toBeVisible();
  const letter = page.frameLocator("iframe").first();
  await expect(letter.getByText("The link in an earlier mail no longer works.")).toBeVisible();
  await page.getByRole("button", { name: "Review and send" }).click();
  const dialog = question(page);
  await expect(dialog).toHaveAccessibleName("Send 2 invitations again?");
  await dialog.getByRole("button", { name: /^Send 2/ }).click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await expect(
    page.getByRole("heading", { level: 1, name: "Invitation sent again to 2 people" }),
  ).toBeVisible();

  const mail = await mailbox.waitFor(first.email);
  expect(linkIn(mail)).not.toBe(first.link);
  const invitee = await visitor();
  await invitee.goto(first.link);
  await expect(invitee.getByRole("heading", { level: 1 })).toContainText(/newer/i);
  await claimAt(await visitor(), linkIn(mail));
  // nobody reloads
  await expect(page.getByRole("row", { name: first.name })).toContainText("Claimed", {
    timeout: 15_000,
  });
  await page.goto(`${org.admin}/campaigns?kind=again`);
  await expect(page.getByRole("row", { name: /Invitation sent again to 2/ })).toContainText("Desk");
});

test("who was suspended before they claimed is reinstated over the composer, and claims", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const person = await org.person();
  await signIn(page, org, await org.member(["OWNER"]));
  await org.run((tx) => suspendAccounts(tx, { ids: [person.id] }));
  await page.goto(`${org.admin}/people?status=suspended`);
  await page.getByRole("row", { name: person.name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More acts", exact: true }).click();
  await page.getByRole("menuitem", { name: "Reinstate and invite" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Reinstate and invite 1 person" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Review and send" }).click();
  await question(page)
    .getByRole("button", { name: /^Send 1/ })
    .click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await claimAt(await visitor(), linkIn(await mailbox.waitFor(person.email)));
});

test("a page that was left open on a planned campaign shows that a colleague began it", async ({
  page,
  org,
  signIn,
}) => {
  test.setTimeout(60_000);
  await org.person();
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/unsent`);
  await page.getByRole("button", { name: "Invite all 1" }).click();
  await page.getByLabel("Later", { exact: true }).check();
  await page.getByRole("button", { name: "Review and send" }).click();
  await question(page)
    .getByRole("button", { name: /^Schedule 1/ })
    .click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await expect(page.getByText("Scheduled", { exact: true }).first()).toBeVisible();
  const colleague = await page.context().newPage();
  await colleague.goto(page.url());
  await colleague.getByRole("button", { name: "Send now" }).click();
  await colleague.getByRole("dialog").getByRole("button", { name: "Send 1" }).click();
  await expect(colleague.getByText("Done", { exact: true }).first()).toBeVisible();
  await page.bringToFront();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 15_000 });
});
