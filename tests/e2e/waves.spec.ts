import type { Page } from "@playwright/test";
import { linkIn } from "../support/e2e-mailbox";
import { claimAt } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

async function compose(page: Page, admin: string, count: number): Promise<void> {
  await page.goto(`${admin}/unsent`);
  await page.getByRole("button", { name: `Invite all ${count}` }).click();
  await expect(page.getByRole("heading", { name: `Invite ${count} people` })).toBeVisible();
}

const review = (page: Page) => page.getByRole("button", { name: "Review and send" }).click();
/** How the campaign stands, as its head says first. */
const badge = (page: Page, words: string) =>
  expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 20_000 });

test("invitations are planned for later, moved, and sent before their time", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [amara, brahim] = [await org.person(), await org.person()];
  await compose(page, org.admin, 2);
  await page.getByLabel("Later", { exact: true }).check();
  // tomorrow at nine is there already
  await review(page);
  await expect(page.getByRole("dialog", { name: "Schedule 2 invitations?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByLabel("Day", { exact: true }).fill("");
  await review(page);
  await expect(page.getByLabel("Day", { exact: true })).toHaveAttribute("aria-invalid", "true");
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Time", { exact: true }).fill("09:00");
  await review(page);
  await expect(page.getByRole("dialog", { name: "Schedule 2 invitations?" })).toBeVisible();
  await page.getByRole("button", { name: "Schedule 2", exact: true }).click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await badge(page, "Scheduled");
  expect(await mailbox.subjectsTo(amara.email)).toEqual([]);

  await page.getByRole("button", { name: "Change", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Day", { exact: true }).fill("2020-01-01");
  await dialog.getByRole("button", { name: "Save the change" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Day", { exact: true }).fill(day);
  await dialog.getByLabel("Time", { exact: true }).fill("10:30");
  await dialog.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText(/10:30/).first()).toBeVisible();
  await page.goto(`${org.admin}/campaigns?state=scheduled`);
  await page.getByRole("link", { name: "Invitation of 2 people" }).click();

  await page.getByRole("button", { name: "Send now" }).click();
  await dialog.getByRole("button", { name: "Send 2" }).click();
  await badge(page, "Done");
  await claimAt(await visitor(), linkIn(await mailbox.waitFor(brahim.email)));
});

test("a first wave goes out, and the rest when somebody says so", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const people = [await org.person(), await org.person(), await org.person()];
  const mails = async () => {
    const subjects = await Promise.all(people.map(({ email }) => mailbox.subjectsTo(email)));
    return subjects.flat().length;
  };
  await compose(page, org.admin, 3);
  await page.getByLabel("A first wave, then the rest").check();
  await page.getByLabel("Counted in").selectOption("people");
  await page.getByLabel("First wave", { exact: true }).fill("3");
  await review(page);
  await expect(page.getByLabel("First wave", { exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await page.getByLabel("First wave", { exact: true }).fill("1");
  await review(page);
  await page.getByRole("button", { name: "Send 1 now, 2 later", exact: true }).click();
  await badge(page, "First wave out");
  await expect.poll(mails).toBe(1);
  await page.getByRole("button", { name: "Send the rest (2)" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send 2" }).click();
  await badge(page, "Done");
  await expect.poll(mails).toBe(3);
});
