import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { JourneyOrg, Person } from "../support/e2e-org";
import { PASSWORD } from "../support/e2e-org";
import { choose, goToPassword, timeline } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const suspend = (org: JourneyOrg, { id }: Person) =>
  org.run((tx) => suspendAccounts(tx, { ids: [id] }));

test("a suspended person is out at the next page", async ({ page, org, signIn }) => {
  const admin = await org.member(["ACCOUNT_ADMIN"]);
  await signIn(page, org, admin);
  await page.goto(`${org.admin}/people`);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await suspend(org, admin);
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in\\?next=`));
  await page.goto(`/${org.slug}/me`);
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in\\?next=`));
});

test("a suspended person's open page acts no more", async ({ page, org, signIn }) => {
  const [owner, admin] = [await org.member(["OWNER"]), await org.member(["ACCOUNT_ADMIN"])];
  const person = await org.person();
  await signIn(page, org, admin);
  await page.goto(`${org.admin}/people/${person.id}`);
  await choose(page, person.name, "Copy link");
  await suspend(org, admin);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  await page.context().clearCookies();
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${person.id}`);
  expect(await timeline(page)).toEqual(["Account created"]);
});

test("a suspended person's forms change nothing", async ({ page, org, signIn }) => {
  const member = await org.member();
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me`);
  await suspend(org, member);
  await page.getByLabel("Language of your pages and letters").selectOption("fr");
  await page.getByRole("button", { name: "Save the language" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
});

test("a claim that is half finished ends with the suspension, and tells nothing", async ({
  page,
  org,
}) => {
  const invitee = await org.invited();
  await page.goto(invitee.link);
  await goToPassword(page);
  await suspend(org, invitee);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await expect(page.getByText(org.name)).toHaveCount(0);
  await page.goto(`/${org.slug}/me`);
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
});
