import { asOwner, planOf } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("a mistyped domain is told beside the question whether to invite now, and set right at one press", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const at = (from: number, count: number, domain: string) =>
    Array.from({ length: count }, (_, n) => `Wolf ${from + n},Ida,ida.${from + n}${domain}`);
  await planOf(page, org, "people.csv", [
    "Last name,First name,E-mail",
    ...at(0, 40, "@nordwerk.example"),
    ...at(40, 3, "@nordwrek.example"),
    ...at(50, 2, "nordwerk.example"),
    "Wolf,Nobody,nobody",
  ]);
  await expect(page.getByText("Did you mean “…@nordwerk.example”?")).toBeVisible();
  await page.getByRole("button", { name: "Correct 2 rows" }).click();
  await expect(page.getByRole("link", { name: /^Error 1$/ })).toBeVisible();
  await expect(page.getByText("3 addresses look mistyped", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Set 3 rows to “nordwerk.example”" }).click();
  await expect(page.getByText("3 addresses look mistyped", { exact: true })).toBeHidden();
  await page.goto(`${new URL(page.url()).pathname}?tab=ERROR`);
  await page.getByRole("button", { name: "Leave this row out: line 47" }).click();
  await page.getByRole("link", { name: "Show the other rows" }).click();
  await expect(page.getByRole("link", { name: /^Create 45$/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
});
