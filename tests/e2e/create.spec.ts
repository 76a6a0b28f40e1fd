import type { Page } from "@playwright/test";
import type { JourneyOrg } from "../support/e2e-org";
import { claimAt } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

async function openForm(page: Page, org: JourneyOrg): Promise<void> {
  await page.goto(`${org.admin}/people/new`);
  await expect(page.getByRole("heading", { name: "Add a person" })).toBeVisible();
}

test("what is wrong is said at its field, and what was typed is still there @phone", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await openForm(page, org);
  const email = page.getByRole("textbox", { name: "E-mail" });
  await expect(page.getByText("First name (optional)")).toHaveCount(0);
  await expect(page.getByText("Mobile (optional)")).toHaveCount(0);
  await expect(page.getByText("E-mail (optional)")).toHaveCount(0);
  await expect(page.getByLabel("Awaiting invitation", { exact: true })).toBeChecked();
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await email.fill("amara at halden");
  await page.getByLabel("Login").fill("amara.diallo");
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1 field needs you" })).toBeFocused();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveValue("amara at halden");
  await expect(page.getByLabel("First name")).toHaveValue("Amara");
  await expect(page.getByLabel("Login")).toHaveValue("amara.diallo");
  await expect(page.getByLabel("Send the invitation now")).toBeChecked();

  await email.fill(`amara@${org.slug}.example`);
  await email.press("Tab");
  await expect(email).not.toHaveAttribute("aria-invalid");
  await expect(page.getByText("1 field needs you")).toHaveCount(0);
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByRole("heading", { name: "Amara Diallo" })).toBeVisible();
});

test("who is here already is offered while their address is typed", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const known = await org.person("ACTIVE", { firstName: "Noor", lastName: "Haddad" });
  await openForm(page, org);
  await page.getByLabel("E-mail").fill(known.email.toUpperCase());
  await expect(page.getByText("already uses this e-mail address")).toBeVisible();
  await page.getByRole("link", { name: "Open that person" }).click();
  await expect(page.getByRole("heading", { name: "Noor Haddad" })).toBeVisible();
});

test("a closed account is offered again instead of a twin", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const closed = await org.person("CLOSED", { firstName: "Noor", lastName: "Haddad" });
  await openForm(page, org);
  await page.getByLabel("E-mail").fill(closed.email);
  await page.getByRole("link", { name: "Reopen it" }).click();
  await page.getByRole("button", { name: "Reopen account" }).click();
  await expect(
    page.getByRole("main").getByText("Awaiting invitation", { exact: true }),
  ).toBeVisible();
});

test("without an address a code is shown, handed over, typed and claimed @phone", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await openForm(page, org);
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await page.getByLabel("Login").fill("amara.diallo");
  await expect(page.getByLabel("Send the invitation now")).toHaveCount(0);
  await expect(page.getByLabel("Invite with an access code")).toBeChecked();
  await expect(page.getByText("nothing can be mailed")).toBeVisible();
  await page.getByRole("button", { name: "Add and invite with a code" }).click();
  const dialog = page.getByRole("dialog", { name: "Access code of Amara Diallo" });
  await dialog.getByRole("button", { name: "Show the code" }).click();
  const code = await dialog.locator("output").innerText();
  expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await dialog.getByRole("button", { name: "Done" }).click();

  const phone = await visitor(PHONE);
  await phone.goto(`/${org.slug}/code`);
  const field = phone.getByLabel("Access code");
  await field.fill(`${code.slice(0, -1)}${code.endsWith("7") ? "9" : "7"}`);
  await phone.getByRole("button", { name: "Go on" }).click();
  await expect(phone.getByText("One sign is wrong")).toBeVisible();
  await field.fill(code.toLowerCase().replaceAll("-", " "));
  await expect(field).toHaveValue(code);
  await phone.getByRole("button", { name: "Go on" }).click();
  await expect(phone.getByText("amara.diallo")).toBeVisible();
  await claimAt(phone, phone.url());
  await expect(phone.getByRole("heading", { name: "Welcome, Amara" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Claimed the account")).toBeVisible();
});

test("a contact has an owner, who is found by a few letters", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const owner = await org.person("ACTIVE", { firstName: "Noor", lastName: "Haddad" });
  await openForm(page, org);
  await page.getByLabel("Contact", { exact: true }).check();
  await page.getByLabel("First name").fill("Lou");
  await page.getByLabel("Last name").fill("Partner");
  await page.getByLabel("E-mail").fill(`lou@${org.slug}.example`);
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByText("A contact needs an owner.").first()).toBeVisible();
  await page.getByLabel("Owner").fill("nor");
  await page.getByLabel("Owner").fill("noor");
  await page.getByRole("option", { name: "Noor" }).click();
  await page.getByLabel("Send the invitation now").uncheck();
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("heading", { name: "Lou Partner" })).toBeVisible();
  await expect(page.getByText(`Contact of ${owner.name}`).first()).toBeVisible();
});

test("nobody hears of an account whose invitation was not ticked", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await openForm(page, org);
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await page.getByLabel("E-mail").fill(`amara@${org.slug}.example`);
  await page.getByLabel("Send the invitation now").uncheck();
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("Nobody has invited Amara Diallo yet.")).toBeVisible();
  expect(await mailbox.subjectsTo(`amara@${org.slug}.example`)).toEqual([]);
});
