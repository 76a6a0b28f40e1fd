import type { Page } from "@playwright/test";
import { planned } from "../support/campaigns";
import { linkIn } from "../support/e2e-mailbox";
import { PASSWORD } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";
import { freshSlug } from "../support/slugs";

const menu = (page: Page) => page.getByRole("navigation").first();

test("who may only look or invite takes nobody along in a file, and the menu shows what they can use", async ({
  page,
  org,
  signIn,
}) => {
  const person = await org.person();
  const readers = [
    ["HELPDESK", 1],
    ["AUDITOR", 0],
  ] as const;
  for (const [role, imports] of readers) {
    await signIn(page, org, await org.member([role]));
    await page.goto(`${org.admin}/people`);
    await expect(page.getByRole("link", { name: person.name, exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Export" })).toHaveCount(0);
    await expect(menu(page).getByRole("link", { name: "Imports" })).toHaveCount(imports);
    // who may do nothing with many ticks nobody
    await expect(page.getByLabel(`Tick ${person.name}`)).toHaveCount(imports);
    const answer = await page.goto(`${org.admin}/people/export?format=csv`);
    expect(answer?.status()).toBe(403);
  }
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  await page.goto(`${org.admin}/people`);
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
});

test("whoever can be invited is the same number everywhere, and nobody is said once", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/unsent`);
  await expect(page.getByText("Nobody awaits an invitation")).toHaveCount(1);
  const [later] = [await org.person(), await org.person(), await org.person()];
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await planned(owner, [later.id], { start: { day, time: "09:00" }, waves: null });
  for (const list of ["unsent", "people", "campaigns"]) {
    await page.goto(`${org.admin}/${list}`);
    const invite = page.getByRole("button", { name: "Invite 2 of 3" });
    await expect(invite).toBeVisible();
    await expect(invite).toHaveAccessibleDescription(/1 is left out because another campaign/);
  }
});

test("tabs do not scroll where there is room for them", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people`);
  const tabs = page.getByRole("navigation", { name: "Views of the list" });
  const over = await tabs.evaluate((row) => [
    row.scrollHeight - row.clientHeight,
    row.scrollWidth - row.clientWidth,
  ]);
  expect(over).toEqual([0, 0]);
});

test("a browser that does not say where it is is asked, one that does is believed", async ({
  visitor,
  mailbox,
}) => {
  test.slow();
  const browsers = [
    { timezoneId: "UTC", locale: "en-US", asked: 2, told: "United States" },
    { timezoneId: "Asia/Calcutta", locale: "en-US", asked: 0, told: "Asia/Kolkata" },
  ];
  for (const { asked, told, ...options } of browsers) {
    const page = await visitor(options);
    await page.goto("/sign-up");
    const slug = freshSlug("place");
    const email = `ida@${slug}.example`;
    await expect(page.locator("input[name=timeZone]")).not.toHaveValue("");
    const typed = { name: "Place", slug, firstName: "Ida", lastName: "Berg", email };
    for (const [name, value] of Object.entries(typed))
      await page.locator(`input[name=${name}]`).fill(value);
    await page.getByRole("button", { name: "Send me the link" }).click();
    await expect(page).toHaveURL(/sign-up\/sent/);
    await page.goto(linkIn(await mailbox.waitFor(email), "proof"));
    await page.locator("input[name=password]").fill(PASSWORD);
    await page.locator("input[name=password]").press("Enter");
    await expect(page.getByText(told)).toBeVisible();
    await expect(page.getByText("is that right?")).toHaveCount(asked > 0 ? 1 : 0);
    await expect(page.getByText("Europe/Paris")).toHaveCount(0);
  }
});
