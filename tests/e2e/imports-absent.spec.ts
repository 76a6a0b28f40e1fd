import { applyLater, asOwner, planOf } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("what a file has no column for is put in beside its row, and written with it", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  await planOf(page, org, "names.csv", ["Last name,Company", "Berg,One", "Holm,Two"]);
  const change = (column: string) =>
    page.getByRole("button", { name: `Change ${column} in line 2, now “empty”` });
  await expect(change("LOGIN").first()).toBeVisible();
  await change("EMAIL").first().click();
  const cell = page.getByLabel("EMAIL in line 2");
  await cell.fill(`berg@${org.slug}.example`);
  await cell.press("Enter");
  await expect(page.getByRole("link", { name: /^Create 1$/ })).toBeVisible();
  await page.getByRole("link", { name: /^Create 1$/ }).click();
  await expect(page.getByRole("columnheader", { name: "EMAIL" })).toBeVisible();
  await page.getByRole("link", { name: /^Error 1$/ }).click();
  await page.getByRole("button", { name: "Leave this row out: line 3" }).click();
  await applyLater(page, "Apply 1 change");
  const written = () =>
    org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org, source: "ROSTER" } }));
  await expect
    .poll(async () => (await written()).map(({ email }) => email))
    .toEqual([`berg@${org.slug}.example`]);
});

test("all rows are left out only where they are as many as the page said", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  await planOf(page, org, "people.csv", ["Last name,E-mail", "A,a@", "B,b@", "C,c@"]);
  await page.getByRole("button", { name: "Leave all 3 rows out" }).click();
  const asked = page.getByRole("dialog");
  await expect(asked.getByRole("button", { name: "Leave 3 rows out" })).toBeVisible();
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(page.url());
  await elsewhere.getByRole("button", { name: "Leave this row out: line 2" }).click();
  await expect(elsewhere.getByText("1 row is left out.", { exact: true })).toBeVisible();
  await asked.getByRole("button", { name: "Leave 3 rows out" }).click();
  await expect(asked).toContainText("2 rows are meant by this now, not 3 as the page said.");
  await asked.getByRole("button", { name: "Leave 2 rows out" }).click();
  await expect(page.getByRole("link", { name: /^Left out 3$/ })).toBeVisible();
});
