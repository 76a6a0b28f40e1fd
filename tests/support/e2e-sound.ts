import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NARROW = [390, 320];
/** Letters are held by tests of their own; a frame without scripts cannot be looked into. */
const LETTER = "iframe";

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(WCAG).exclude(LETTER).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

/** How far a page reaches beyond its window; scrolling inside of it (a table, chips) is no overflow. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** No violation of WCAG 2.2 AA in either theme, and nothing that scrolls sideways on a phone. */
export async function expectSound(page: Page, name = page.url()): Promise<void> {
  const size = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 });
    expect
      .soft(await overflow(page), `${name} is no wider than ${width} px`)
      .toBeLessThanOrEqual(0);
  }
  if (size) await page.setViewportSize(size);
}
