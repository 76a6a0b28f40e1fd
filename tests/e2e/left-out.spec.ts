import { filterBy } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const DAY_MS = 86_400_000;

test("whom a reminder leaves out for what they got just now are listed by name before it is sent, and from its page", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const due = await org.invited({}, new Date(Date.now() - 3 * DAY_MS));
  const fresh = [await org.invited(), await org.invited()];
  const elsewhere = await org.invited();
  for (const { email } of [...fresh, elsewhere]) await mailbox.waitFor(email);
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people`);
  await filterBy(page, "Invited");
  await expect(page).toHaveURL(/status=invited/);
  for (const person of [due, ...fresh]) await page.getByLabel(`Tick ${person.name}`).click();
  await page.getByRole("button", { name: "More acts", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "Remind", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Remind 1 of 3 people" })).toBeVisible();
  const composer = page.url();
  const listed = async () => {
    for (const { name } of fresh) await expect(page.getByRole("row", { name })).toBeVisible();
    for (const { name } of [due, elsewhere])
      await expect(page.getByRole("row", { name })).toHaveCount(0);
  };
  await page.getByRole("link", { name: "Show them" }).click();
  await expect(page).toHaveURL(/people\?left=[\w-]{36}\.remind\.written-lately$/);
  await listed();
  await expect(page.getByText("Was written to within the hour.").first()).toBeVisible();

  await page.goto(composer);
  await page.getByRole("button", { name: "Review and send" }).click();
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await page.getByRole("link", { name: "Show them" }).click();
  await listed();
});
