import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  TestInfo,
} from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import { closeDb } from "@/lib/db";
import type { Mailbox } from "./e2e-mailbox";
import { mailbox } from "./e2e-mailbox";
import type { JourneyOrg, Person } from "./e2e-org";
import { newJourneyOrg, openSession } from "./e2e-org";

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export type SignIn = (page: Page, org: JourneyOrg, person: Person) => Promise<void>;
export type Visitor = (options?: BrowserContextOptions) => Promise<Page>;

type Fixtures = {
  org: JourneyOrg;
  /** Another organisation on the same machine. */
  foreign: JourneyOrg;
  mailbox: Mailbox;
  /** Leaves a session in the page's browser; journeys about signing in use the form instead. */
  signIn: SignIn;
  /** A browser of its own: other cookies, another address. */
  visitor: Visitor;
  faults: string[];
};

const REFUSED = /status of (?:403|404|429)/;

let visitors = 0;

/** An address that no other journey of this run has: throttles count by it, and none is to slow another down. */
export function newAddress(): string {
  visitors += 1;
  const runner = Number(process.env.TEST_WORKER_INDEX) % 256;
  return `10.${runner}.${Math.floor(visitors / 250)}.${1 + (visitors % 250)}`;
}

/** On one machine nothing is packed. */
const ownAddress = () => ({
  "x-forwarded-for": newAddress(),
  "accept-encoding": "identity",
});

/** Writes down what a page complains about; that a page is not there is no complaint. */
function listen(context: BrowserContext, faults: string[]): void {
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !REFUSED.test(text))
      faults.push(`${message.page()?.url()}: ${text}`);
  });
  context.on("weberror", (error) => faults.push(error.error().message));
}

/**
 * Keeps what was to be seen when a test failed. The runner's own option would take a picture whenever a browser closes, of
 * tests that pass too.
 */
async function picture(context: BrowserContext, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  for (const page of context.pages()) {
    const path = info.outputPath(`failed-${info.attachments.length}.png`);
    const isTaken = await page.screenshot({ path, timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isTaken) await info.attach("screenshot", { path, contentType: "image/png" });
  }
}

async function open(
  browser: Browser,
  options: BrowserContextOptions,
  faults: string[],
): Promise<Page> {
  const context = await browser.newContext({ ...options, extraHTTPHeaders: ownAddress() });
  listen(context, faults);
  return context.newPage();
}

const signIn: SignIn = async (page, org, person) => {
  const value = await openSession(org, person.id);
  const url = process.env.ROLLCALL_E2E_URL ?? "";
  const cookie = { name: "next-auth.session-token", value, url };
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: "Lax" }]);
};

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    async ({ browser: _ }, use) => {
      await use(undefined);
      await closeDb();
    },
    { scope: "worker", auto: true },
  ],
  faults: [
    async ({ baseURL: _ }, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults, "what the browser's console complains about").toEqual([]);
    },
    { auto: true },
  ],
  extraHTTPHeaders: async ({ baseURL: _ }, use) => use(ownAddress()),
  context: async ({ context, faults }, use, info) => {
    listen(context, faults);
    await use(context);
    await picture(context, info);
  },
  org: async ({ baseURL: _ }, use) => use(await newJourneyOrg()),
  foreign: async ({ baseURL: _ }, use) => use(await newJourneyOrg("Norddal Stiftung")),
  mailbox: async ({ baseURL: _ }, use) => use(mailbox),
  signIn: async ({ baseURL: _ }, use) => use(signIn),
  visitor: async ({ browser, baseURL, faults }, use, info) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const page = await open(browser, { baseURL, locale: "en-GB", ...options }, faults);
      opened.push(page);
      return page;
    });
    for (const context of opened.map((page) => page.context())) {
      await picture(context, info);
      await context.close();
    }
  },
});
export { expect };
