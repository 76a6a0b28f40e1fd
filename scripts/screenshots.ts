// npm run screenshots: the pictures of the README, from the demo organisation on a stage of its own.
import { randomBytes } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { chromium } from "@playwright/test";
import { startStage } from "../tests/support/e2e-stage";
import { ensureBrowser } from "./ensure-browser";
import { planPath } from "./plan-picture";
import { freePort } from "./ports";
import { runProgram } from "./run-program";
import { isMain, main, ROOT, StartError } from "./say";

const OWNER = "ines.carvalho@halden.example";
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const MOST_BYTES = 250 * 1024;

type Shot = {
  file: string;
  path: string;
  /** Has to be there before the picture is taken. */
  wait: string;
  options: object;
  colorScheme?: "light" | "dark";
};

const CONSOLE: readonly Shot[] = [
  { file: "people", path: "/halden/admin/people", wait: "tbody tr", options: DESKTOP },
  { file: "overview", path: "/halden/admin", wait: ".recharts-area-curve", options: DESKTOP },
  {
    file: "overview-phone",
    path: "/halden/admin",
    wait: ".recharts-area-curve",
    options: PHONE,
    colorScheme: "dark",
  },
];

const tidy = {
  locale: "en-GB",
  timezoneId: "Europe/Paris",
  reducedMotion: "reduce",
  colorScheme: "light",
} as const;

/** A sign-in that the browsers of all pictures share. */
async function signIn(browser: Browser, baseURL: string, password: string) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/halden/sign-in");
  await page.locator("input[name=identifier]").fill(OWNER);
  await page.locator("input[type=password]").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/admin**");
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(context: BrowserContext, { file, path, wait }: Shot): Promise<void> {
  const page = await context.newPage();
  await page.goto(path);
  // what streams in lies in the document, hidden, before it takes the place of its skeleton
  await page.locator(wait).filter({ visible: true }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const target = join(ROOT, "docs", `${file}.png`);
  await page.screenshot({ path: target });
  const { size } = statSync(target);
  if (size > MOST_BYTES) throw new StartError(`docs/${file}.png is ${size} bytes, too many.`);
  console.log(`docs/${file}.png  ${Math.round(size / 1024)} KiB`);
  await context.close();
}

/** The link of somebody who has not claimed yet, as their mailbox shows it. */
async function claimPath(browser: Browser, baseURL: string): Promise<string> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/mailbox");
  await page.locator("a[href*='/mailbox/']").first().click();
  const href = await page.frameLocator("iframe").locator("a[href*='/claim/']").first();
  const path = new URL((await href.getAttribute("href")) ?? "", baseURL).pathname;
  await context.close();
  return path;
}

async function command(): Promise<void> {
  const port = await freePort();
  // the demo lets its mails leave in the past; a worker would send them today
  const stage = await startStage(port, { hasWorker: false });
  const baseURL = process.env.APP_URL ?? "";
  try {
    const password = randomBytes(9).toString("base64url");
    const seed = ["--import", "tsx", join(ROOT, "prisma/seed.ts"), password];
    const { ok, output } = await runProgram(seed, process.env);
    if (!ok) throw new StartError(`The demo organisation could not be made:\n${output}`);
    mkdirSync(join(ROOT, "docs"), { recursive: true });
    const browser = await chromium.launch(ensureBrowser());
    const storageState = await signIn(browser, baseURL, password);
    const path = await planPath(browser, baseURL, storageState);
    const plan: Shot = { file: "plan", path, wait: "tbody tr", options: DESKTOP };
    for (const shot of [...CONSOLE, plan]) {
      const { options, colorScheme = "light" } = shot;
      const own = { baseURL, storageState, ...tidy, ...options, colorScheme };
      await take(await browser.newContext(own), shot);
    }
    const claim = { file: "claim-phone", path: await claimPath(browser, baseURL), wait: "h1" };
    await take(await browser.newContext({ baseURL, ...tidy, ...PHONE }), { ...claim, options: {} });
    await browser.close();
  } finally {
    await stage.stop();
  }
  process.exit(0);
}

if (isMain(import.meta.filename)) await main(command);
