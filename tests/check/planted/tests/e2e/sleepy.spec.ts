// planted: biome noPlaywrightWaitForTimeout
// planted: structure no-waivers
import { test } from "@playwright/test";

test("sleeps", async ({ page }) => {
  await page.waitForTimeout(1000);
});
