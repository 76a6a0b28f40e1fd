import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e-test";
import type { Invitee } from "./invitees";
import { newInvitee, stateOf } from "./invitees";

const UNTOUCHED = { status: "INVITED", declineReason: null, isOpened: false, isStarted: false };

async function expectUntouched(page: Page, invitee: Invitee): Promise<void> {
  expect(await stateOf(invitee)).toMatchObject(UNTOUCHED);
  await page.goto(invitee.path);
  await expect(page.getByRole("button", { name: "Set up my account" })).toBeVisible();
}

test("a scanner that presses everything and sends every form of the first page leaves no trace", async ({
  page,
  context,
}) => {
  const invitee = await newInvitee();
  await page.goto(invitee.path);
  const pressable = page.locator("main a, main button");
  const count = await pressable.count();
  expect(count).toBeGreaterThan(1);
  for (let index = 0; index < count; index += 1) {
    await page.goto(invitee.path);
    const landed = page.waitForEvent("load");
    await pressable.nth(index).click();
    await landed;
  }
  await page.goto(invitee.path);
  const forms = await page.locator("form").count();
  for (let index = 0; index < forms; index += 1) {
    await page.goto(invitee.path);
    const landed = page.waitForEvent("load");
    await page
      .locator("form")
      .nth(index)
      .evaluate((form: HTMLFormElement) => {
        for (const field of form.querySelectorAll("input")) field.value = "";
        form.submit();
      });
    await landed;
  }
  await expectUntouched(await context.newPage(), invitee);
});

test("a hundred GETs and HEADs of every page change nothing", async ({ page, request }) => {
  const invitee = await newInvitee();
  const pages = ["", "/language", "/name", "/terms", "/password", "/not-me", "/declined", "/asked"];
  for (let round = 0; round < 100; round += 1) {
    const path = invitee.path + (pages[round % pages.length] ?? "");
    const answers = await Promise.all([request.get(path), request.head(path)]);
    expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
  }
  await expectUntouched(page, invitee);
});

test("every page of a link keeps its address to itself and out of frames and stores", async ({
  request,
}) => {
  const invitee = await newInvitee();
  for (const path of [invitee.path, `${invitee.path}/name`, `${invitee.path}/password`]) {
    const headers = (await request.get(path)).headers();
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
    expect(headers["x-robots-tag"]).toBe("noindex");
  }
  const form = { maxRedirects: 0, form: {} };
  const answer = await request.post(`${invitee.path}/start`, form);
  expect(answer.status()).toBe(303);
  expect(answer.headers()["cache-control"]).toBe("no-store");
});
