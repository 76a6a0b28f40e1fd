import { giveRole } from "@/admins/give-role";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { PASSWORD } from "../support/e2e-org";
import { expectSound } from "../support/e2e-sound";
import { choose, question } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

test("a role of one's own is made, given and changed, and its holder feels it at the next click", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  test.slow();
  await signIn(page, org, await org.member(["OWNER"]));
  const clerk = await org.member([], { firstName: "Odile", lastName: "Brandt" });
  await page.goto(`${org.admin}/roles`);
  await page.getByRole("button", { name: "New role" }).click();
  await question(page).getByLabel("Name").fill("Store manager");
  await question(page).getByLabel("Invite", { exact: true }).check();
  await question(page).getByRole("button", { name: "Create role" }).click();
  const column = page.getByRole("columnheader", { name: /Store manager/ });
  await expect(column).toContainText("nobody");
  await page.reload();
  await expectSound(page, "the matrix of roles");

  await page.goto(`${org.admin}/people/${clerk.id}`);
  await page.getByRole("button", { name: "Give the role Store manager" }).click();
  await question(page).getByRole("button", { name: "Give Store manager" }).click();
  const take = page.getByRole("button", { name: "Take away the role Store manager" });
  await expect(take).toBeVisible();

  const desk = await visitor();
  await signIn(desk, org, clerk);
  await desk.goto(`${org.admin}/people`);
  await expect(desk.getByRole("link", { name: "Add a person" })).toHaveCount(0);

  await page.goto(`${org.admin}/roles`);
  await page.getByRole("checkbox", { name: "Store manager: Add and remove accounts" }).check();
  await expect(page.getByText("1 person will be able to add and remove accounts.")).toBeVisible();
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByRole("button", { name: "Save role" })).toHaveCount(0);
  await desk.reload();
  await expect(
    desk.getByRole("main").getByRole("link", { name: "Add a person" }).first(),
  ).toBeVisible();

  await page.getByRole("button", { name: "More acts for Store manager" }).first().click();
  await page.getByRole("menuitem", { name: "Delete role" }).click();
  await expect(question(page)).toContainText("1 person loses it");
  await question(page).getByRole("button", { name: "Delete role" }).click();
  await expect(column).toHaveCount(0);
  const answer = await desk.goto(`${org.admin}/people`);
  expect(desk.url().endsWith("/me") || answer?.status() === 403).toBe(true);
});

test("on a phone one role is looked at at a time", async ({ org, signIn, visitor }) => {
  const phone = await visitor(PHONE);
  await signIn(phone, org, await org.member(["OWNER"]));
  await phone.goto(`${org.admin}/roles`);
  await phone.getByLabel("Role to look at").selectOption("AUDITOR");
  await expect(phone.getByText("Read the audit log").last()).toBeVisible();
});

test("an admin is invited in one act and listed with what they hold and who gave it", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"], { firstName: "Ines", lastName: "Carvalho" }));
  await page.goto(`${org.admin}/roles/admins`);
  await expectSound(page, "the admins");
  await page.getByRole("link", { name: "Invite an admin" }).click();
  const email = `helpdesk@${org.slug}.example`;
  const send = page.getByRole("button", { name: "Create and send 1 invitation" });
  await send.click();
  // of the two names one is enough; what is wrong is told in the order of the form
  const told = page.getByRole("alert").filter({ hasText: "3 fields need you" });
  await expect(told).toBeFocused();
  await expect(told.getByRole("button")).toHaveText([
    ...[/^A first name or a last name/, /^An e-mail address/, /^Choose a role/],
  ]);
  await page.getByLabel("First name").fill("Hanne");
  await page.getByLabel("Last name").fill("Vik");
  await page.getByLabel("E-mail").fill(email);
  await send.click();
  // the answer takes the focus once the form is laid out anew: what is chosen before is laid out over
  await expect(page.getByRole("alert").filter({ hasText: "Choose a role: it says" })).toBeFocused();
  await page.getByLabel("Role", { exact: true }).selectOption("HELPDESK");
  await send.click();
  await expect(page.getByRole("heading", { level: 1, name: "Hanne Vik" })).toBeVisible();
  await mailbox.waitFor(email);
  await page.goto(`${org.admin}/roles/admins?role=HELPDESK`);
  const row = page.getByRole("row", { name: /Hanne Vik/ });
  await expect(row).toContainText("Helpdesk");
  await expect(row).toContainText("by Ines Carvalho");
  await expect(page.getByRole("row", { name: /^Ines Carvalho/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Remove the filter: Role is Helpdesk" }).click();
  await expect(page.getByRole("row", { name: /Ines Carvalho/ }).first()).toBeVisible();
  await page.keyboard.press("/");
  await page.getByLabel("Search admins").fill("nobody like that");
  await expect(page).toHaveURL(/q=nobody/);
  await expect(page.getByText("No admin matches.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(row).toBeVisible();
});

test("ownership is handed over with the own password, and the old owner stands outside", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/roles/admins`);
  await page.getByRole("button", { name: "Hand over ownership" }).click();
  await expect(page.getByText("Nobody else is active here yet")).toBeVisible();
  await org.member([], { firstName: "Henrike", lastName: "Erbin" });
  await page.goto(`${org.admin}/roles/admins`);
  await page.getByRole("button", { name: "Hand over ownership" }).click();
  const dialog = question(page);
  await dialog.getByLabel("New owner").fill("Henrike");
  await page.getByRole("option", { name: /Henrike Erbin/ }).click();
  await dialog.getByLabel("I am no longer an owner afterwards").check();
  await dialog.getByLabel("Your password").fill("not my password");
  await dialog.getByRole("button", { name: "Hand over ownership" }).click();
  await expect(dialog).toContainText("This is not the current password");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Hand over ownership" }).click();
  // the page that the act came from is no longer theirs: the answer leads out of the console
  await expect(page).toHaveURL(/\/me\?done=handedOver$/);
  await expect(page.getByText("was handed over")).toBeVisible();
  await page.goto(`${org.admin}/roles`);
  await expect(page).toHaveURL(/\/me$/);
});

test("invitations of somebody who was suspended are reviewed and withdrawn at once", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const inviter = await org.member(["INVITER"], { firstName: "Sven", lastName: "Larsen" });
  const ids = [(await org.person()).id, (await org.person()).id];
  await org.as(inviter, (tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await org.run((tx) => suspendAccounts(tx, { ids: [inviter.id] }));
  await page.goto(`${org.admin}/roles/outstanding`);
  await expect(page.getByRole("heading", { name: "Sven Larsen" })).toBeVisible();
  await expectSound(page, "outstanding invitations");
  await page.getByRole("button", { name: "Withdraw 2 invitations" }).click();
  await question(page).getByRole("button", { name: "Withdraw 2 invitations" }).click();
  await expect(page.getByText("No outstanding invitation was sent")).toBeVisible();
});

test("who was given a role since has nothing to claim with, and the page says so", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const person = await org.invited();
  await org.run((tx) => giveRole(tx, { ids: [person.id], role: "INVITER" }));
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByText("Not sent yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Invite again" }).first()).toBeVisible();
});

test("a closed account is erased for good from its page", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const person = await org.person("CLOSED", { firstName: "Quella", lastName: "Zwirn" });
  await page.goto(`${org.admin}/people/${person.id}`);
  await choose(page, person.name, "Erase now");
  await question(page)
    .getByRole("button", { name: `Erase ${person.name}` })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Zwirn");
  await expect(page.getByRole("main")).not.toContainText("Zwirn");
  await expect(page.getByText("Account erased")).toBeVisible();
});
