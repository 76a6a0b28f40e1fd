import { readFile } from "node:fs/promises";
import { expect, test } from "../support/e2e-test";

test("a rehearsal says who would get what, and sends nothing", async ({
  page,
  org,
  foreign,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const ready = await org.person("CREATED", { language: "fr" });
  const mistyped = await org.person("CREATED", { email: `amara.${Date.now()}@gmial.com` });
  const without = await org.person("CREATED", { email: "", externalId: "E-1" });
  const stranger = await foreign.person();
  await page.goto(`${org.admin}/unsent`);
  await page.getByRole("link", { name: "Rehearsal" }).click();
  await expect(page.getByRole("heading", { name: "Rehearsal" })).toBeVisible();
  await expect(page.getByText("gmail.com was probably meant").first()).toBeVisible();
  for (const { name } of [ready, mistyped, without])
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await expect(page.getByText(stranger.name)).toHaveCount(0);

  await page.getByRole("link", { name: /^To check/ }).click();
  await expect(page).toHaveURL(/ready=doubtful/);
  await expect(page.getByRole("link", { name: mistyped.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: ready.name, exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: /^Ready/ }).click();
  await expect(page.getByRole("row", { name: without.name })).toContainText("Access code");
  await expect(page.getByRole("link", { name: mistyped.name, exact: true })).toHaveCount(0);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const text = await readFile(await (await downloading).path(), "utf8");
  expect(text).toContain("mistyped");
  expect(text).not.toContain(stranger.email);
  expect(await mailbox.subjectsTo(ready.email)).toEqual([]);

  // who may only look is told what would be, and cannot send
  const auditor = await org.member(["AUDITOR"]);
  await signIn(page, org, auditor);
  const looked = await page.goto(`${org.admin}/unsent/rehearsal`);
  expect([200, 403]).toContain(looked?.status());
  await expect(page.getByRole("button", { name: /^Invite all/ })).toHaveCount(0);
});
