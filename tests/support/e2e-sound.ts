import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { RunOptions } from "axe-core";
import { axeOn } from "./e2e-axe";
import { invalidHtml } from "./e2e-html";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NARROW = [320, 390];
/** As wide as the console is designed for, less the bar that a long list scrolls by. */
const WIDE = 1440 - 15;
/** Letters are held by tests of their own; a frame without scripts cannot be looked into. */
const LETTER = "iframe";
/** What was just said aloud names what is gone by now; it is emptied after some seconds. */
const ANNOUNCER = "[data-live-announcer]";

/** What is another in the other theme. */
const COLOURS: RunOptions["runOnly"] = { type: "rule", values: ["color-contrast"] };

async function violations(
  page: Page,
  runOnly: RunOptions["runOnly"] = { type: "tag", values: TAGS },
): Promise<string[]> {
  const options: RunOptions = {
    runOnly,
    // only what is wrong is gathered in full; stylesheets are not fetched and read again for every page, for the one rule
    // about a locked orientation (tests/e2e/contrast.spec.ts holds it)
    resultTypes: ["violations"],
    preload: false,
  };
  const found = await axeOn(page, options, [LETTER, ANNOUNCER]);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

/** How far a page reaches beyond its window; scrolling inside of it (a table, chips) is no overflow. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Names on what has no role: nobody is told them. */
const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("div, span")]
      .filter((part) => part.matches("[aria-label]:not([role]), [aria-labelledby]:not([role])"))
      .map((part) => (part.cloneNode() as Element).outerHTML),
  );

/** What a dialog has beyond its own edge, by its words: there it is cut. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("[role=dialog], [role=alertdialog], .modal__footer")]
      .filter((part) => {
        const isTooTall = part.scrollHeight > part.clientHeight + 1;
        const isOpen = getComputedStyle(part).overflowY === "visible";
        return part.scrollWidth > part.clientWidth + 1 || (isTooTall && isOpen);
      })
      .map(({ textContent }) => textContent),
  );

/** Lists that are wider than a page that is `WIDE`: the menu of each row would be cut. A file's columns, read only, may be many. */
const stretched = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("section[aria-label] > table")]
      .filter((table) => table.querySelector("tbody button"))
      .filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0))
      .map((table) => `${table.parentElement?.ariaLabel}: ${table.scrollWidth} px`),
  );

/** How far the console reaches below its window, where nothing is: its pages scroll inside of the frame. */
const sunk = (page: Page): Promise<number> =>
  page.evaluate(() =>
    document.querySelector(".h-dvh > #content")
      ? document.documentElement.scrollHeight - document.documentElement.clientHeight
      : 0,
  );

/**
 * Colours fade into the other theme, one inside the other and so one after the other; what is half way has no contrast to
 * be judged by. Without fading they are there at once; what else moves is waited for.
 */
const withoutFading = (page: Page) =>
  page.evaluate(() => {
    if (document.adoptedStyleSheets.length > 0) return;
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { transition: none !important }");
    document.adoptedStyleSheets.push(still);
  });

const settle = (page: Page) =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 5_000);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

async function expectAccessible(
  page: Page,
  name: string,
  colorScheme: "light" | "dark",
  runOnly?: RunOptions["runOnly"],
) {
  await withoutFading(page);
  await page.emulateMedia({ colorScheme });
  await settle(page);
  expect.soft(await violations(page, runOnly), `${name}, ${colorScheme}`).toEqual([]);
}

/**
 * No violation of WCAG 2.2 AA and of good practice, in the light theme as the page stands and in the dark one on a phone, and nothing that
 * scrolls sideways there. `inDark` "colours": of the dark theme only what is another in it.
 */
export async function expectSound(
  page: Page,
  name = page.url(),
  { inDark = "whole" as "whole" | "colours" } = {},
): Promise<void> {
  const size = page.viewportSize();
  await expect.soft(page, `${name} has a title`).toHaveTitle(/\S.* · \S|^Rollcall/);
  expect.soft(await invalidHtml(page), `${name} is valid HTML`).toEqual([]);
  expect.soft(await nameless(page), `${name} names only what has a role`).toEqual([]);
  await expectAccessible(page, name, "light");
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 });
    // media queries are asked again with the next frame
    await expect
      .configure({ soft: true })
      .poll(() => overflow(page), { message: `${name} is no wider than ${width} px` })
      .toBeLessThanOrEqual(0);
    expect.soft(await sunk(page), `${name} ends where its window of ${width} px does`).toBe(0);
    expect.soft(await cut(page), `${name} cuts nothing at ${width} px`).toEqual([]);
  }
  await expectAccessible(page, `${name}, narrow`, "dark", inDark === "whole" ? undefined : COLOURS);
  await page.setViewportSize({ width: WIDE, height: 900 });
  await expect
    .configure({ soft: true })
    .poll(() => stretched(page), { message: `${name} has its lists whole at ${WIDE} px` })
    .toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  if (size) await page.setViewportSize(size);
}
