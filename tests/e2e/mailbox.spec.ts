import { inviteAccounts } from "@/invitations/invite-accounts";
import { expect, test } from "../support/e2e-test";

test("a mail is found in the local mailbox, and its link opens in a new tab @phone", async ({
  page,
  org,
  mailbox,
}) => {
  const [owner, person] = [await org.member(["OWNER"]), await org.person()];
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  await mailbox.waitFor(person.email);
  await page.goto("/mailbox");
  await page.getByLabel("Search").fill(person.email);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/mailbox\?q=/);
  const mails = page.getByRole("list", { name: "Mails, the newest first" });
  await expect(mails.getByRole("listitem")).toHaveCount(1);
  await mails.getByRole("link", { name: "Set up your account at Halden Group" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Set up your account at Halden Group",
  );
  const facts = page.getByRole("definition");
  await expect(facts.filter({ hasText: "Halden Group <people@rollcall.example>" })).toBeVisible();
  await expect(facts.filter({ hasText: person.email })).toBeVisible();
  await page.getByText("Headers", { exact: true }).click();
  await expect(page.getByText("Auto-Submitted: auto-generated")).toBeVisible();
  await page.getByText("Text without layout").click();
  await expect(page.locator("pre").filter({ hasText: "/claim/claim_" }).first()).toBeVisible();

  const opened = page.waitForEvent("popup");
  await page
    .frameLocator("iframe")
    .getByRole("link", { name: "Set up my account" })
    .first()
    .click();
  const claim = await opened;
  await expect(claim.getByRole("button", { name: "Set up my account" })).toBeVisible();
  await page.getByRole("link", { name: "All mails" }).click();
  await expect(page.getByLabel("Search")).toHaveValue(person.email);
});

test("a search without a mail says so and leads back to all of them", async ({ page }) => {
  await page.goto("/mailbox?q=no+such+mail+anywhere");
  await expect(page.getByText("No mail matches.")).toBeVisible();
  await page.getByRole("link", { name: "Show all mails" }).click();
  await expect(page).toHaveURL("/mailbox");
});

test("a mail that is not there is an address like any unknown one", async ({ page }) => {
  for (const id of ["nothing", "..%2f..%2fpackage.json", "2026-11-21T09-14-00-000Z-00000000"]) {
    expect((await page.goto(`/mailbox/${id}`))?.status()).toBe(404);
    await expect(
      page.getByRole("heading", { name: "There is nothing at this address" }),
    ).toBeVisible();
  }
});
