import type { Page } from "@playwright/test";
import type { JourneyOrg } from "./e2e-org";
import { expect } from "./e2e-test";

export const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

/** Chooses a file and waits for its reading to be shown. */
export async function choose(
  page: Page,
  org: JourneyOrg,
  file: ReturnType<typeof csv>,
  query = "",
): Promise<void> {
  await page.goto(`${org.admin}/imports/new${query}`);
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
}

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });

/** From the reading to the plan. */
export async function plan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(heading(page, "Review the plan")).toBeVisible({ timeout: 30_000 });
}

export async function apply(page: Page, act: string): Promise<void> {
  await page.getByRole("button", { name: act }).click();
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await expect(heading(page, "Applied")).toBeVisible({ timeout: 30_000 });
}
