import { chromium } from "@playwright/test";
import type { Scope } from "@/lib/org";
import { ensureBrowser } from "../../scripts/ensure-browser";
import { openSession } from "../support/e2e-org";
import type { TestOrg } from "../support/org";
import { kill } from "../support/processes";
import { serve } from "./served";

/** However many are counted, the composer is there by then. */
const PATIENCE_MS = 120_000;

/** Who presses: an admin, and the selection that lies before them. */
export type Press = { admin: { id: string; scope: Scope }; selectionId: string; rows: number };

/** A browser before the product's own server, which confirms "Invite all" as an admin does. */
export async function openPresses(port: number, env: Record<string, string>) {
  const web = await serve(".", port, env);
  const browser = await chromium.launch(ensureBrowser());
  /** From the press to the first byte of its answer, and the campaign it began. */
  const press = async (org: TestOrg, { admin, selectionId, rows }: Press) => {
    const url = `http://localhost:${port}`;
    const context = await browser.newContext({ locale: "en-GB" });
    const value = await openSession(org, admin.id);
    await context.addCookies([{ name: "next-auth.session-token", value, url, httpOnly: true }]);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${url}/${org.slug}/admin/campaigns/new?selection=${selectionId}&kind=invite`, {
      timeout: PATIENCE_MS,
    });
    await page.getByRole("button", { name: "Review and send" }).click();
    const send = page.getByRole("button", { name: `Send ${rows.toLocaleString("en-GB")}` });
    await send.waitFor();
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await send.click();
    const answer = await answered;
    await page.waitForURL(/\/campaigns\/[\da-f-]{36}$/);
    const { requestStart, responseStart } = answer.request().timing();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await context.close();
    return { id, clickMs: responseStart - requestStart };
  };
  const close = async () => {
    await browser.close();
    await kill(web);
  };
  return { press, close };
}
