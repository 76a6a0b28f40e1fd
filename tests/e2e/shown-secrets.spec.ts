import { expect, test } from "../support/e2e-test";

for (const [act, press] of [
  ["Access code", "Show the code"],
  ["Copy link", "Copy the link"],
] as const)
  test(`${act}, from a list that its person leaves by it: what is shown stays until it is closed`, async ({
    page,
    org,
    signIn,
  }) => {
    const person = await org.person("CREATED");
    await signIn(page, org, await org.member(["OWNER"]));
    await page.goto(`${org.admin}/people?status=created`);
    await page.getByRole("button", { name: `More acts for ${person.name}` }).click();
    await page.getByRole("menuitem", { name: act }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: press }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("main").getByText(person.name)).toHaveCount(0);
  });
