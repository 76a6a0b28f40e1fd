import { defineConfig } from "@playwright/test";
import { ensureBrowser } from "../scripts/ensure-browser";

// Read again by every worker, so the port has to come from, or be left in, the environment.
process.env.ROLLCALL_E2E_PORT ??= "3310";
process.env.ROLLCALL_E2E_URL = `http://localhost:${process.env.ROLLCALL_E2E_PORT}`;

const DESKTOP = { viewport: { width: 1440, height: 900 } };
/** It waits most of its minute, on a product of its own: begun last, both cores would wait for it. */
const WAITING = "**/worker-gone.spec.ts";

/** Journeys of people through the production build, which tests/e2e/global-setup.ts starts. */
export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/journeys",
  globalSetup: "./e2e/global-setup.ts",
  // one more than cores: a tenth of the time they would wait for the worker process and for mails
  workers: 3,
  // every test makes an organisation of its own
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.ROLLCALL_E2E_URL,
    browserName: "chromium",
    launchOptions: ensureBrowser(),
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
  projects: [
    { name: "waiting", testMatch: WAITING, use: DESKTOP },
    { name: "desktop", testIgnore: WAITING, use: DESKTOP },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
});
