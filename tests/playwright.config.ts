import { defineConfig } from "@playwright/test";
import { ensureBrowser } from "../scripts/ensure-browser";

// Read again by every worker, so the port has to come from, or be left in, the environment.
process.env.ROLLCALL_E2E_PORT ??= "3310";
process.env.ROLLCALL_E2E_URL = `http://localhost:${process.env.ROLLCALL_E2E_PORT}`;

/** Journeys of people through the production build, which tests/e2e/global-setup.ts starts. */
export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/journeys",
  globalSetup: "./e2e/global-setup.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.ROLLCALL_E2E_URL,
    browserName: "chromium",
    launchOptions: ensureBrowser(),
    locale: "en-GB",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
});
