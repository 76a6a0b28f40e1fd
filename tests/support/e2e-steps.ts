import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { PASSWORD } from "./e2e-org";

/* What people do on several journeys, in their words. */

/** From the first page of a claim link that is open to the password, whatever is asked between. */
export async function goToPassword(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Set up my account" }).click();
  await expect(page).toHaveURL(/\/claim\/[^/]+\/\w+$/);
  for (let here = page.url(); !here.endsWith("/password"); here = page.url()) {
    await page.locator("main form .public-button").first().click();
    await expect(page).not.toHaveURL(here);
  }
}

/** From the first page of a claim link to the welcome page. */
export async function claimAt(page: Page, link: string, password = PASSWORD): Promise<void> {
  await page.goto(link);
  await goToPassword(page);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page).toHaveURL(/\/me(\?|$)/);
}

/** Fills the sign-in form of an organisation and sends it. */
export async function signInAt(
  page: Page,
  slug: string,
  identifier: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto(`/${slug}/sign-in`);
  await page.getByLabel("E-mail, login or mobile number").fill(identifier);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What happened to the person whose page is open, the newest first. */
export const timeline = (page: Page): Promise<string[]> =>
  page.getByRole("main").locator("ol strong").allTextContents();

/** The acts that a person's page offers: beside the title and in its menu. */
export async function offeredActs(page: Page, name: string): Promise<string[]> {
  const head = page
    .getByRole("main")
    .locator("header, div")
    .filter({
      has: page.getByRole("heading", { level: 1, name }),
    });
  const menu = page.getByRole("button", { name: `More acts for ${name}` });
  const beside = page.getByRole("main").getByRole("button").or(head.getByRole("link"));
  const acts = (await beside.allTextContents()).filter((text) => ACTS.includes(text.trim()));
  if ((await menu.count()) > 0) {
    await menu.click();
    acts.push(...(await page.getByRole("menuitem").allTextContents()));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menuitem")).toHaveCount(0);
  }
  return [...new Set(acts.map((text) => text.trim()))].sort();
}

const ACTS = [
  "Invite",
  "Invite again",
  "Reinstate and invite",
  "Copy link",
  "Withdraw invitation",
  "Edit profile",
  "Reactivate",
  "Reopen",
  "Suspend",
  "Close account",
  "Erase now",
];

/** The dialog that asks before an act; a menu is none. */
export const question = (page: Page): Locator => page.locator('[data-slot="modal-dialog"]');

/** Chooses an act of a person's page, wherever it stands. */
export async function choose(page: Page, name: string, act: string): Promise<void> {
  const beside = page
    .getByRole("main")
    .getByRole("button", { name: act, exact: true })
    .or(page.getByRole("main").getByRole("link", { name: act, exact: true }));
  if ((await beside.count()) > 0) return beside.first().click();
  await page.getByRole("button", { name: `More acts for ${name}` }).click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

/** The command palette by its keys, which a page shows itself before it listens to. */
export async function openPalette(page: Page): Promise<void> {
  const box = page.getByRole("combobox", { name: "Search and go to" });
  await expect(async () => {
    if (!(await box.isVisible())) await page.keyboard.press("ControlOrMeta+k");
    await expect(box).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Narrows the People list to a state. */
export async function filterBy(page: Page, state: string): Promise<void> {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel(state, { exact: true }).check();
  await page.getByRole("button", { name: "Show" }).click();
}

/** Shows a letter as this recipient gets it, who is looked for by name. */
export async function previewAs(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Preview as" }).fill(name);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option")).toHaveCount(0);
}

/** The tick of "Invite all" and the switch in the settings: the same thing by the same name. */
export const BY_INTEGRATIONS = "Invite people automatically as soon as an integration adds them";
