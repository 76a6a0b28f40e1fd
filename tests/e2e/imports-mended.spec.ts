import { createTeam } from "@/teams/create-team";
import { applyLater, asOwner, choose, csv, heading, plan, planOf } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("the rows with errors are downloaded, corrected in their file, and merged into the same plan", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const people = [
    `Last name,First name,E-mail`,
    `Berg,Anna,anna@${org.slug}.example`,
    `Holm,Rasmus,rasmus@`,
    `Ricci,Marco,marco@`,
  ];
  await planOf(page, org, "people.csv", people);
  const address = new URL(page.url()).pathname;
  const faults = await (await page.request.get(`${address}/faults`)).text();
  await page.getByRole("link", { name: "Upload the corrected file" }).click();
  await expect(heading(page, "Upload the corrected file")).toBeVisible();
  const corrected = `${faults.replace("rasmus@", `rasmus@${org.slug}.example`)}Far,,,99,\r\n`;
  await page.locator("input[type=file]").setInputFiles(csv("corrected.csv", corrected));
  await expect(heading(page, "Corrections merged")).toBeVisible({ timeout: 30_000 });
  await expect(
    page.getByText("2 rows were taken over. The plan had 2 rows with errors and has 1 now."),
  ).toBeVisible();
  await expect(page.getByText("The import has no line 99.")).toBeVisible();
  await page.getByRole("link", { name: "To the plan" }).click();
  await expect(page.getByRole("link", { name: /^Create 2$/ })).toBeVisible();
  await applyLater(page, "Apply 2 changes");
});

test("of two rows that name one person one is kept; what is applied is sealed from who may not act on it", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const email = `twin@${org.slug}.example`;
  const rows = [`First,${email},K1`, `Second,${email},K2`];
  await planOf(page, org, "twins.csv", ["Last name,E-mail,External ID", ...rows]);
  await expect(page.getByText("Also on line 3.")).toBeVisible();
  await page.getByRole("button", { name: "Keep line 3, leave the others out" }).click();
  await expect(page.getByRole("link", { name: /^Create 1$/ })).toBeVisible();
  await page.getByRole("link", { name: /^Left out 1$/ }).click();
  await expect(page.getByText("Left out: line 3 is kept instead.")).toBeVisible();
  await applyLater(page, "Apply 1 change");
  const address = new URL(page.url()).pathname;
  await signIn(page, org, await org.member(["AUDITOR"]));
  await page.goto(address);
  await expect(heading(page, "Applied")).toBeVisible();
  await expect(page.getByText("What stands in this file is shown to those")).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
});

test("new teams are said before they are made, and a plan that has become old is checked again where it is applied", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  await org.run((tx) => createTeam(tx, { name: "Warehouse" }));
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { autoInvite: false } }),
  );
  const line = (name: string, team: string) => `${name},${name}@${org.slug}.example,${team}`;
  await planOf(page, org, "teams.csv", [
    "Last name,E-mail,Team",
    ...[line("Berg", "Warehose"), line("Holm", "WAREHOSE"), line("Ricci", "Kitchen")],
  ]);
  await expect(page.getByText("Applying makes 2 new teams.")).toBeVisible();
  await expect(page.getByText("Did you mean “Warehouse”?")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Invite later" })).toBeChecked();
  const applying = page.getByRole("button", { name: "Apply 3 changes" });
  await applying.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Makes 2 new teams: Warehose and Kitchen.")).toBeVisible();

  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab.getByRole("button", { name: "Set 2 rows to “Warehouse”" }).click();
  await expect(tab.getByText("Applying makes a new team.")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply 3 changes" }).click();
  await expect(dialog.getByText(/^The plan was changed since you looked at it/)).toBeVisible();
  await dialog.getByRole("button", { name: "Check the plan again" }).click();
  await expect(page.getByText("Applying makes a new team.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await applying.click();
  await expect(dialog.getByText("Makes a new team: Kitchen.")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply 3 changes" }).click();
  await expect(heading(page, "Applied")).toBeVisible({ timeout: 30_000 });
});

test("who is missing from a full roster is a proposal of its own", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const [stays, gone] = [await org.person("ACTIVE"), await org.person("ACTIVE")];
  await choose(page, org, csv("everyone.csv", `E-mail\n${stays.email}\n`), "?kind=USER");
  await page.getByLabel("This file lists everyone").check();
  await plan(page);
  await page.getByRole("link", { name: /^Missing from the file 2$/ }).click();
  const missing = page.getByRole("region", { name: "Missing from the file" });
  await expect(missing.getByText("Has a role: not proposed")).toHaveCount(1);
  await missing.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Review 1 person" }).click();
  await expect(page).toHaveURL(/\/selections\/[0-9a-f-]{36}\?act=suspend$/);
  await page.getByRole("button", { name: /^Suspend 1/ }).click();
  await expect(page.getByText("1 person was changed.")).toBeVisible();
  await page.goto(`${org.admin}/people/${gone.id}`);
  await expect(page.getByText("Suspended").first()).toBeVisible();
  await page.goto(`${org.admin}/people/${stays.id}`);
  await expect(page.getByText("Active").first()).toBeVisible();
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("a file is sent by a plain form, and one that is refused is told of", async ({
    page,
    org,
    signIn,
  }) => {
    await asOwner(page, org, signIn);
    await page.goto(`${org.admin}/imports/new`);
    const file = page.getByLabel("File", { exact: true });
    const send = page.getByRole("button", { name: "Upload the file" });
    await file.setInputFiles(csv("empty.csv", ""));
    await send.click();
    await expect(page.getByRole("status")).toContainText("empty");
    await file.setInputFiles(csv("people.csv", "Last name,E-mail\nBerg,anna@plain.example\n"));
    await page.getByLabel("All are users").check();
    await send.click();
    await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
    const replaced = new URL(page.url()).pathname;
    await expect(page.getByText("people.csv").first()).toBeVisible();
    const id = replaced.split("/").at(-1);
    await page.goto(`${org.admin}/imports/new?replaces=${id}`);
    await file.setInputFiles(csv("other.csv", "Last name,E-mail\nBerg,anna@plain.example\n"));
    await send.click();
    await expect(page.getByText("other.csv").first()).toBeVisible();
    await page.goto(replaced);
    await expect(heading(page, "Discarded")).toBeVisible();
  });
});
