import { linkIn } from "../support/e2e-mailbox";
import { PASSWORD } from "../support/e2e-org";
import { readPicture } from "../support/e2e-picture";
import { expect, PHONE, test } from "../support/e2e-test";

test("a contractor joins by the link in their own language, once an admin let them in", async ({
  page,
  org,
  foreign,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/joining`);
  await page
    .getByLabel("Allowed e-mail domains")
    .fill(`@Bouwbedrijf-${org.slug}.example\ngmail.com`);
  await expect(page.getByText("Anybody can have an address at gmail.com")).toBeVisible();
  await page.getByLabel("An admin lets each person in").check();
  await page.getByRole("button", { name: "Switch the link on" }).click();
  await expect(page.getByText("The join link is on.")).toBeVisible();
  await page.goto(`${org.admin}/people/new/link`);
  const link = await readPicture(page.getByRole("img", { name: /^QR code/ }));
  expect(link).toBe(await page.getByText(/\/join\/[0-9a-z]{8}$/).innerText());

  const email = `sanne@bouwbedrijf-${org.slug}.example`;
  const phone = await visitor({ ...PHONE, javaScriptEnabled: false });
  await phone.goto(link);
  await expect(phone.getByText(/looks at each request before letting people in/)).toBeVisible();
  // one question a page: who cannot join learns it before anything else is asked
  await expect(phone.getByRole("textbox")).toHaveCount(1);
  await phone.getByLabel("Your e-mail address").fill("sanne@elsewhere.example");
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(phone.getByText(/^This address cannot join/)).toBeVisible();
  // what was typed lives through another language, and through the way back
  await phone.locator("summary").filter({ hasText: "English" }).click();
  await phone.getByRole("button", { name: "Nederlands" }).click();
  await expect(phone.getByLabel("Je e-mailadres")).toHaveValue("sanne@elsewhere.example");
  await phone.getByLabel("Je e-mailadres").fill(email.toUpperCase());
  await phone.getByRole("button", { name: "Verder" }).click();
  await expect(phone.getByRole("heading", { name: "Je naam" })).toBeVisible();
  // one name is enough, none is not
  await phone.getByRole("button", { name: "Stuur me de link" }).click();
  await expect(phone.getByRole("heading", { name: "Je naam" })).toBeVisible();
  await phone.getByLabel("Voornaam").fill("Sanne");
  await phone.getByLabel("Achternaam").fill("de Vries");
  await phone.getByRole("button", { name: "Terug" }).click();
  await expect(phone.getByLabel("Je e-mailadres")).toHaveValue(email.toUpperCase());
  await phone.getByLabel("Je e-mailadres").fill(email);
  await phone.getByRole("button", { name: "Verder" }).click();
  await expect(phone.getByLabel("Achternaam")).toHaveValue("de Vries");
  await phone.locator("summary").filter({ hasText: "Nederlands" }).click();
  await phone.getByRole("button", { name: "Français" }).click();
  await expect(phone.getByLabel("Nom", { exact: true })).toHaveValue("de Vries");
  await phone.locator("summary").filter({ hasText: "Français" }).click();
  await phone.getByRole("button", { name: "Nederlands" }).click();
  await phone.getByRole("button", { name: "Stuur me de link" }).click();
  await expect(phone.getByRole("heading", { name: "Kijk in je mailbox" })).toBeVisible();
  const mail = await mailbox.waitFor(email, /^Bevestig je adres voor/);
  expect(mail.text).not.toContain("Sanne de Vries");
  const entry = linkIn(mail, "entry");
  await phone.goto(entry);
  await phone.getByRole("button", { name: "Vragen om toegelaten te worden" }).click();
  await expect(phone.getByRole("heading", { name: /heeft je verzoek$/ })).toBeVisible();

  await page.goto(`${org.admin}/joins`);
  await page.getByRole("checkbox", { name: "Sanne de Vries" }).check();
  await page.getByRole("button", { name: "Let 1 in" }).click();
  await expect(page.getByText("1 person was let in and invited by mail.")).toBeVisible();
  await mailbox.waitFor(email, /^Activeer je account/);

  await phone.goto(entry);
  // what the button says is done: nobody is asked the same once more
  await phone.getByRole("button", { name: "Mijn account activeren" }).click();
  await expect(phone).toHaveURL(/\/claim\/[^/]+\/language$/);
  await phone.getByRole("button", { name: "Verder · Nederlands" }).click();
  await phone.getByLabel("Wachtwoord", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Afronden en inloggen" }).click();
  await expect(phone).toHaveURL(new RegExp(`/${org.slug}/me`));

  await page.goto(`${org.admin}/joins?tab=came&q=sanne`);
  await page.getByRole("link", { name: "Sanne de Vries", exact: true }).click();
  await expect(page.getByText("Joined and claimed the account")).toBeVisible();
  await page.goto(`${org.admin}/people/new/link`);
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByRole("button", { name: "Switch off for good" }).click();
  await expect(page.getByText("The join link is off for good.")).toBeVisible();
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "Deze aanmeldlink is uitgezet" })).toBeVisible();

  // another organisation has no link, nobody who came by it, and nothing of this one's
  await signIn(page, foreign, await foreign.member(["OWNER"]));
  await page.goto(`${foreign.admin}/people/new/link`);
  await expect(page.getByText("no join link is on")).toBeVisible();
  await expect(page.getByRole("button", { name: "Switch the link on" })).toBeVisible();
  await page.goto(`${foreign.admin}/settings/joining`);
  await expect(page.getByRole("button", { name: "Switch the link on" })).toBeVisible();
  await page.goto(`${foreign.admin}/joins?tab=came`);
  await expect(page.getByText("Nobody has been let in by a join link.")).toBeVisible();
});
