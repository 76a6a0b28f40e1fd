import type { Page } from "@playwright/test";
import axe from "axe-core";

/**
 * What axe says of a page as it stands. It comes into a page once, however often it is asked: reading it takes longer
 * than looking.
 */
export async function axeOn(
  page: Page,
  options: axe.RunOptions,
  leftOut: string[] = [],
): Promise<axe.AxeResults> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const look = async (asked: { options: axe.RunOptions; exclude: string[][] }) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return inPage.run({ exclude: asked.exclude }, asked.options);
  };
  return page.evaluate(look, { options, exclude: leftOut.map((selector) => [selector]) });
}
