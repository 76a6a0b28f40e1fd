import { comesBack } from "../support/e2e-mailbox";
import { PASSWORD } from "../support/e2e-org";
import { question } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

test("a mail comes back and nobody knows a better address: a code is handed over, and opens the account in German @phone", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const person = { name: "Lena Brandt", email: `lena@${org.slug}.example` };
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Lena");
  await page.getByLabel("Last name").fill("Brandt");
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await page.getByLabel("Language").selectOption("de");
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  await comesBack(page, await mailbox.waitFor(person.email));
  await signIn(page, org, await org.member(["HELPDESK"]));
  await page.goto(`${org.admin}/desk?reason=undeliverable`);
  await page.getByRole("button", { name: `Give a code: ${person.name}` }).click();
  await question(page).getByRole("button", { name: "Give a code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await page.getByRole("button", { name: "Show the code" }).click();
  const groups = page.getByRole("list", { name: "Access code in four groups" });
  await expect(groups.getByRole("listitem")).toHaveCount(4);
  const code = (await groups.locator("span.font-mono").allTextContents()).join("-");
  await page.getByRole("button", { name: "Handed over" }).click();
  await page.goto(`${org.admin}/desk`);
  await expect(page.getByText("Nobody needs a hand.").first()).toBeVisible();

  const phone = await visitor(PHONE);
  await phone.goto(`/${org.slug}/code#${code}`);
  await phone.getByRole("button", { name: "Go on" }).click();
  await phone.getByRole("button", { name: "Konto einrichten" }).click();
  await phone.getByRole("button", { name: "Weiter · Deutsch" }).click();
  await expect(phone.getByRole("heading", { name: "Ihr Name" })).toBeVisible();
  await phone.getByRole("button", { name: "Weiter", exact: true }).click();
  await phone.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Abschließen und anmelden" }).click();
  await expect(phone).toHaveURL(/\/me(\?|$)/);
});
