import { applyLater, asOwner, planOf } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("rows are left out one by one, ticked and all that are shown, taken back, and only the others are written", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const at = (name: string) => `${name}@${org.slug}.example`;
  await planOf(page, org, "people.csv", [
    "Last name,First name,E-mail",
    ...["Berg,Anna", "Holm,Rasmus", "Ricci,Marco"].map((name, n) => `${name},${at(`p${n}`)}`),
    ...["Wrong,Ada,ada@", "Wrong,Bo,bo@", "Wrong,Cy,cy@"],
  ]);
  await page.getByRole("button", { name: "Leave this row out: line 5" }).click();
  await expect(page.getByText("1 row is left out.", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Error 2$/ })).toBeVisible();
  await page.getByRole("button", { name: "Leave all 2 rows out" }).click();
  const asked = page.getByRole("dialog", { name: "Leave 2 rows out of this plan?" });
  await asked.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("link", { name: /^Error 2$/ })).toBeVisible();
  await page.getByRole("button", { name: "Leave all 2 rows out" }).click();
  await asked.getByRole("button", { name: "Leave 2 rows out" }).click();
  await expect(page.getByRole("link", { name: /^Left out 3$/ })).toBeVisible();
  await expect(page.getByText("3 rows were left out by hand and do nothing.")).toBeVisible();

  await page.getByRole("link", { name: /^Create 3$/ }).click();
  await page.getByRole("checkbox", { name: "Tick line 3" }).check();
  await page.getByRole("checkbox", { name: "Tick line 4" }).check();
  await page.getByRole("button", { name: "Leave 2 rows out" }).click();
  await expect(page.getByRole("link", { name: /^Create 1$/ })).toBeVisible();

  await page.getByRole("link", { name: /^Left out 5$/ }).click();
  await page.getByRole("button", { name: "Take this row back: line 3" }).click();
  await expect(page.getByRole("link", { name: /^Left out 4$/ })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search names, addresses and lines" }).fill("ricci");
  await page.getByRole("button", { name: "Take the only row back" }).click();
  await expect(page.getByRole("link", { name: /^Create 3$/ })).toBeVisible();
  await expect(page.getByText("3 rows are left out", { exact: true })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?tab=CREATE`);
  await page.getByRole("checkbox", { name: "All 3 on this page" }).check();
  await page.getByRole("checkbox", { name: "Tick line 2" }).uncheck();
  await page.getByRole("button", { name: "Leave 2 rows out" }).click();
  await expect(page.getByRole("link", { name: /^Create 1$/ })).toBeVisible();

  await applyLater(page, "Apply 1 change");
  const written = () =>
    org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org, source: "ROSTER" } }));
  await expect
    .poll(async () => (await written()).map(({ lastName }) => lastName))
    .toEqual(["Berg"]);
  const result = await page.request.get(`${new URL(page.url()).pathname}/result`);
  const lines = (await result.text()).split("\r\n").filter(Boolean);
  expect(lines.filter((line) => line.includes("Left out by hand."))).toHaveLength(5);
});
