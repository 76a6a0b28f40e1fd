import { apply, asOwner, planOf, planUndoing } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("a cell that is the last one wrong is seen as typed once it is right", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  for (const leave of ["Enter", "Tab"]) {
    const mail = (name: string) => `${name}.${leave.toLowerCase()}@${org.slug}.example`;
    await planOf(page, org, "two.csv", [
      "Last name,First name,E-mail,Phone",
      `Berg,Anna,${mail("anna")},`,
      `Holm,Rasmus,rasmus@,call me`,
    ]);
    const field = page.getByRole("textbox", { name: /in line 3$/ });
    const mend = async (was: string, right: string) => {
      await page.getByRole("button", { name: new RegExp(`in line 3, now “${was}”$`) }).click();
      await field.fill(right);
      await field.press(leave);
    };
    await mend("call me", "+33612345678");
    await expect(page.getByRole("button", { name: /now “\+33612345678”$/ })).toBeVisible();
    await expect(field).toHaveCount(0);
    await mend("rasmus@", mail("rasmus"));
    await expect(page.getByRole("link", { name: /^Create 2$/ })).toBeVisible();
    await expect(field).toHaveCount(0);
    await expect(page.getByRole("cell", { name: mail("rasmus"), exact: true })).toBeVisible();
  }
});

test("a plan of errors says that they come first, its numbers add up, and its undoing says whose links die", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const mail = (name: string) => `${name}@${org.slug}.example`;
  await planOf(page, org, "wrong.csv", [
    "Last name,E-mail,Status",
    "Berg,berg@,ACTIVE",
    "Holm,holm@,INACTIVE",
  ]);
  const first =
    "Nothing can be applied yet: 2 rows with errors or conflicts have to be mended first.";
  await expect(page.getByText(first)).toBeVisible();
  for (const name of ["berg", "holm"]) {
    await page.getByRole("button", { name: new RegExp(`now “${name}@”$`) }).click();
    const field = page.getByRole("textbox", { name: /^EMAIL in line/ });
    await field.fill(mail(name));
    await field.press("Enter");
    await expect(field).toHaveCount(0);
  }
  await expect(page.getByText("1 mail, 1 comes in suspended")).toBeVisible();
  await page.getByText("Invite now").click();
  await apply(page, "Apply and send 1 mail");
  await mailbox.waitFor(mail("berg"));
  await planUndoing(page);
  const dies = "2 people are removed; 1 of them was invited: their links and codes stop working.";
  await expect(page.getByText(dies)).toBeVisible();
  await page.getByRole("button", { name: "Undo 2 rows" }).click();
  await expect(page.getByRole("dialog").getByText(dies)).toBeVisible();
});
