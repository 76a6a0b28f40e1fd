import type { Page } from "@playwright/test";
import type { JourneyOrg, Person } from "../support/e2e-org";
import { choose, question, timeline } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const open = (page: Page, org: JourneyOrg, { id }: Person) =>
  page.goto(`${org.admin}/people/${id}`);
const badge = (page: Page, words: string) =>
  page.getByRole("main").getByText(words, { exact: true }).first();

test("a withdrawn invitation is dead, and the account awaits a new one", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await signIn(page, org, await org.member(["INVITER"]));
  const person = await org.invited();
  await open(page, org, person);
  await choose(page, person.name, "Withdraw invitation");
  const dialog = question(page);
  await dialog.getByRole("button", { name: "Withdraw invitation" }).click();
  await expect(badge(page, "Awaiting invitation")).toBeVisible();
  const holder = await visitor();
  await holder.goto(person.link);
  await expect(
    holder.getByRole("heading", { name: "This invitation was withdrawn" }),
  ).toBeVisible();
});

test("suspending asks who takes over the contacts, ends the sessions, and can be undone @phone", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const owner = await org.member(["OWNER"]);
  const leaving = await org.member([], { firstName: "Noor", lastName: "Haddad" });
  const heir = await org.person("ACTIVE", { firstName: "Lea", lastName: "Brandt" });
  const contact = await org.person("CREATED", {
    firstName: "Lou",
    lastName: "Partner",
    kind: "CONTACT",
    ownerId: leaving.id,
  });
  const theirs = await visitor();
  await signIn(theirs, org, leaving);
  await theirs.goto(`/${org.slug}/me`);
  await signIn(page, org, owner);
  await open(page, org, leaving);
  await choose(page, leaving.name, "Suspend");
  const dialog = question(page);
  await expect(dialog.getByText("1 contact of Noor Haddad")).toBeVisible();
  await expect(dialog.getByText("Lou Partner")).toBeVisible();
  await dialog.getByLabel("Give them to somebody else").check();
  await dialog.getByLabel("New owner").fill("lea");
  await expect(dialog.getByRole("option", { name: "Lea Brandt" })).toBeVisible();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Suspend Noor Haddad" }).click();
  await expect(badge(page, "Suspended")).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await open(page, org, contact);
  await expect(page.getByText(`Contact of ${heir.name}`).first()).toBeVisible();

  await open(page, org, leaving);
  await choose(page, leaving.name, "Reactivate");
  await page.getByRole("button", { name: "Reactivate Noor Haddad" }).click();
  await expect(badge(page, "Active")).toBeVisible();
});

test("a closed account is out, and comes back as it was", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  const person = await org.member();
  await open(page, org, person);
  await choose(page, person.name, "Close account");
  await page.getByRole("button", { name: "Close account" }).last().click();
  await expect(badge(page, "Closed")).toBeVisible();
  await choose(page, person.name, "Reopen");
  await page.getByRole("button", { name: "Reopen account" }).click();
  await expect(badge(page, "Active")).toBeVisible();
  expect((await timeline(page)).slice(0, 2)).toEqual(["Account reopened", "Account closed"]);
});

test("who was suspended before they claimed is reinstated and invited in one act", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  const person = await org.person("SUSPENDED");
  await open(page, org, person);
  await choose(page, person.name, "Reinstate and invite");
  await page.getByRole("button", { name: "Reinstate and invite 1" }).click();
  await expect(badge(page, "Invited")).toBeVisible();
  await mailbox.waitFor(person.email);
});

test("an edit is saved and told", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  const person = await org.person();
  await open(page, org, person);
  await choose(page, person.name, "Edit profile");
  await page.getByLabel("First name").fill("Amélie");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByRole("heading", { name: "Amélie" })).toBeVisible();
  expect((await timeline(page))[0]).toBe("Profile changed");
});
