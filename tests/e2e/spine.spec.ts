import type { Page } from "@playwright/test";
import { linkIn } from "../support/e2e-mailbox";
import { PASSWORD } from "../support/e2e-org";
import { claimAt, signInAt, timeline } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";
import { freshSlug } from "../support/slugs";

async function signUp(page: Page, slug: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Create an organisation" }).click();
  await page.getByLabel("Name of the organisation").fill("Nordlys Verk");
  await page.getByLabel("Address").first().fill(slug);
  await page.getByLabel("Your first name").fill("Ines");
  await page.getByLabel("Your last name").fill("Carvalho");
  await page.getByLabel("Your e-mail address").fill(`ines@${slug}.example`);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("heading", { name: "A mail is on its way" })).toBeVisible();
}

async function addPerson(page: Page, email: string): Promise<void> {
  await page.getByRole("link", { name: "Add a person" }).first().click();
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await page.getByLabel("E-mail").fill(email);
  await expect(page.getByLabel("Send the invitation now")).toBeChecked();
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByRole("heading", { name: "Amara Diallo" })).toBeVisible();
  await expect(page.getByRole("main").getByText("Invited", { exact: true })).toBeVisible();
}

test("an organisation signs up and invites its first person, who claims on a phone and signs in", async ({
  page,
  visitor,
  mailbox,
}) => {
  const slug = freshSlug("nordlys");
  const email = `amara@${slug}.example`;

  await test.step("the founder proves their address and is in", async () => {
    await signUp(page, slug);
    const mail = await mailbox.waitFor(`ines@${slug}.example`);
    await page.goto(linkIn(mail, "proof"));
    await expect(page.getByRole("heading", { name: "Your address is proven" })).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Make the organisation" }).click();
    await expect(page).toHaveURL(`/${slug}/admin`);
  });
  await test.step("they add somebody, who is invited at once", () => addPerson(page, email));

  const mail = await mailbox.waitFor(email, /Set up your account at Nordlys Verk/);
  expect(mail.from.name).toBe("Nordlys Verk");
  const phone = await visitor(PHONE);
  await test.step("who claims on a phone", async () => {
    await claimAt(phone, linkIn(mail));
    await expect(phone.getByRole("heading", { name: "Welcome, Amara" })).toBeVisible();
  });
  await test.step("signs out, and in again", async () => {
    await phone.getByRole("button", { name: "Sign out" }).click();
    await expect(phone.getByText("You are signed out of Nordlys Verk.")).toBeVisible();
    await phone.goto(`/${slug}/me`);
    await expect(phone).toHaveURL(`/${slug}/sign-in?next=%2F${slug}%2Fme`);
    await signInAt(phone, slug, email);
    await expect(phone.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
  });
  await test.step("and the admin sees all of it in order", async () => {
    await page.reload();
    await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
    const events = await timeline(page);
    expect(events.filter((event) => !/^Invitation (sent|delivered)$/.test(event))).toEqual([
      "Signed in",
      "Signed out",
      "Signed in",
      "Claimed the account",
      "Opened the invitation",
      "Invited by mail",
      "Account created",
    ]);
  });
});
