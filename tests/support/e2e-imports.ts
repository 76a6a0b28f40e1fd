import type { Page } from "@playwright/test";
import type { Admin, JourneyOrg } from "./e2e-org";
import { question } from "./e2e-steps";
import { expect } from "./e2e-test";

export const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

type SignIn = (page: Page, org: JourneyOrg, who: Admin) => Promise<unknown>;

/** Signs the owner of the organisation in, who imports. */
export async function asOwner(page: Page, org: JourneyOrg, signIn: SignIn): Promise<Admin> {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  return owner;
}

/** Chooses a file and waits for its import to be shown. */
export async function choose(
  page: Page,
  org: JourneyOrg,
  file: { name: string; mimeType: string; buffer: Buffer },
  query = "",
): Promise<void> {
  await page.goto(`${org.admin}/imports/new${query}`);
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
}

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });

/** The plan, once the worker made it. */
export const planned = (page: Page): Promise<void> =>
  expect(heading(page, "Review the plan")).toBeVisible({ timeout: 30_000 });

/** From the reading to the plan. */
export async function plan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Make the plan" }).click();
  await planned(page);
}

/** Rows of a file with names of its own columns, as far as their plan. */
export async function planOf(
  page: Page,
  org: JourneyOrg,
  name: string,
  lines: readonly string[],
): Promise<void> {
  await choose(page, org, csv(name, lines.join("\n")));
  await plan(page);
}

export async function apply(page: Page, act: string): Promise<void> {
  await page.getByRole("button", { name: act }).click();
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await expect(heading(page, "Applied")).toBeVisible({ timeout: 30_000 });
}

/** Applies the plan and invites nobody yet. */
export async function applyLater(page: Page, act: string): Promise<void> {
  await page.getByText("Invite later").click();
  await apply(page, act);
}

/** Plans the undoing of the import that is shown. */
export async function planUndoing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo this import" }).click();
  await question(page).getByRole("button", { name: "Make the plan" }).click();
  await expect(heading(page, "Review the undoing")).toBeVisible({ timeout: 30_000 });
}
