import { readFile } from "node:fs/promises";
import { editAccount } from "@/accounts/edit-account";
import { takeRole } from "@/admins/take-role";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { expectSound } from "../support/e2e-sound";
import { expect, test } from "../support/e2e-test";

test("the log says in words who did what to whom, and unfolds to before and after", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"], { firstName: "Ines", lastName: "Carvalho" });
  const person = await org.person("ACTIVE", { firstName: "Zelda", lastName: "Quint" });
  await org.as(owner, (tx) => editAccount(tx, { id: person.id, change: { city: "Lyon" } }));
  await org.as(owner, (tx) => suspendAccounts(tx, { ids: [person.id] }));
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/audit`);
  const main = page.getByRole("main");
  const rows = main.locator("ol > li");
  await expect(rows.filter({ hasText: "Ines Carvalho suspended Zelda Quint" })).toHaveCount(1);
  await expectSound(page, "the audit log");
  const edited = rows.filter({ hasText: "changed the profile of Zelda Quint" });
  await edited.getByRole("button", { name: "Show details" }).click();
  await expect(edited.getByRole("row", { name: "City – Lyon" })).toBeVisible();
  await edited.getByRole("link", { name: "Everything about Zelda Quint" }).click();
  await expect(page).toHaveURL(/person=/);
  await expect(main.getByText("On whom")).toBeVisible();
  await expect(rows.filter({ hasText: "created the account of Zelda Quint" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "created the organisation" })).toHaveCount(0);
  await rows.first().getByRole("button", { name: "Show details" }).click();
  await rows.first().getByRole("link", { name: "All entries of this act" }).click();
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole("link", { name: "Zelda Quint", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Zelda Quint" })).toBeVisible();
});

test("filters stand in the address, each can be taken away", async ({ page, org, signIn }) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.person("ACTIVE", { firstName: "Zelda", lastName: "Quint" });
  await org.as(owner, (tx) => suspendAccounts(tx, { ids: [person.id] }));
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/audit`);
  await page.getByRole("button", { name: "Filter" }).click();
  // by keyboard alone: found by a part of its name, ticked; several at once
  await page.getByLabel("Find an act").fill("suspended");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByLabel("Find an act").fill("account created");
  await page.getByLabel("Account created", { exact: true }).check();
  await page.getByLabel("On whom").fill("quint");
  await page.getByRole("button", { name: "Show entries" }).click();
  await expect(page).toHaveURL(/act=account\.created&act=account\.suspend.*person=quint/);
  const rows = page.getByRole("main").locator("ol > li");
  await expect(rows).toHaveCount(2);
  await expect(page.getByText("Account created and 1 other")).toBeVisible();
  await page.goto(`${org.admin}/audit?to=2001-01-01`);
  await expect(page.getByText("No entry matches.")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(rows).not.toHaveCount(0);
});

test("the log is downloaded as CSV by who may read it, and by nobody any more who lost the right", async ({
  page,
  org,
  signIn,
}) => {
  const auditor = await org.member(["AUDITOR"], { firstName: "=1+1", lastName: "Prüfer" });
  await org.member(["OWNER"]);
  await signIn(page, org, auditor);
  await page.goto(`${org.admin}/audit`);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`audit-${org.slug}.csv`);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("organization.created");
  expect(text).toContain("'=1+1 Prüfer");
  await page.reload();
  await expect(page.getByText("exported the audit log")).toBeVisible();
  await org.run((tx) => takeRole(tx, { ids: [auditor.id], role: "AUDITOR" }));
  const refused = await page.request.get(`${org.admin}/audit/export`);
  expect(refused.headers()["content-type"] ?? "").not.toContain("text/csv");
});
