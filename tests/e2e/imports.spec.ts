import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import {
  apply,
  applyLater,
  asOwner,
  choose,
  csv,
  heading,
  plan,
  planned,
  planOf,
  planUndoing,
} from "../support/e2e-imports";
import { linkIn } from "../support/e2e-mailbox";
import type { JourneyOrg } from "../support/e2e-org";
import { claimAt } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";
import { plannedImport } from "../support/imports";

/** The template's own header, filled for these people by key. */
function filled(template: string, rows: readonly Record<string, string>[]): string {
  const [header = ""] = template.replace(/^\ufeff/, "").split(/\r?\n/);
  const separator = header.includes(";") ? ";" : ",";
  const keys = header.split(separator);
  const lines = rows.map((row) =>
    keys.map((key) => row[key.replaceAll(/[*" ]/g, "")] ?? "").join(separator),
  );
  return [header, ...lines].join("\r\n");
}

const templateOf = async (page: Page, org: JourneyOrg, kind: string): Promise<string> =>
  (await page.request.get(`${org.admin}/imports/template?kind=${kind}&format=csv`)).text();

const user = (org: JourneyOrg, name: string) => ({
  LASTNAME: name,
  FIRSTNAME: "Nora",
  EMAIL: `nora.${name.toLowerCase()}@${org.slug}.example`,
  STATUS: "ACTIVE",
  LOGIN: `nora.${name.toLowerCase()}`,
  MAIL_LANGUAGE: "en",
});

test("the template is filled, imported, corrected in its cells, its people invited; then contacts of those users follow", async ({
  page,
  org,
  signIn,
  mailbox,
  visitor,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const users = filled(await templateOf(page, org, "USER"), [
    { ...user(org, "Berg"), CREATION_DATE: "01/01/2020" },
    { ...user(org, "Holm"), VISIBILITY_SCOPE: "Privé", MAIL_LANGUAGE: "français" },
    { ...user(org, "Conti"), STATUS: "ENABLED" },
  ]);
  await choose(page, org, csv("users.csv", users), "?kind=USER");
  await planned(page);
  await expect(
    page.getByText("This column is filled in by exports only and not read: CREATION_DATE."),
  ).toBeVisible();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await expect(page.getByText("This is a Rollcall template")).toBeVisible();
  await plan(page);
  const download = await page.request.get(`${new URL(page.url()).pathname}/faults`);
  expect(await download.text()).toContain("“Privé” is not a visibility.");

  await page.getByRole("button", { name: "Use “PRIVATE” in line 3" }).click();
  await expect(page.getByRole("link", { name: /^Error 1$/ })).toBeVisible();
  await page.getByRole("button", { name: /^Change STATUS in line 4, now “ENABLED”/ }).click();
  const cell = page.getByRole("textbox", { name: "STATUS in line 4" });
  await cell.fill("INACTIVE");
  await cell.press("Escape");
  await expect(page.getByText("ENABLED", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Change STATUS in line 4/ }).click();
  await cell.fill("ACTIVE");
  await cell.press("Enter");
  await expect(page.getByRole("link", { name: /^Create 3$/ })).toBeVisible();
  await page.getByText("Invite now").click();
  await apply(page, "Apply and send 3 mails");
  await expect(page.getByText("3 rows were applied.")).toBeVisible();
  await expect(page.getByText("3 people were invited.")).toBeVisible();
  const result = await page.request.get(`${new URL(page.url()).pathname}/result`);
  expect(await result.text()).toContain(",4,Created");
  for (const name of ["Berg", "Holm", "Conti"]) await mailbox.waitFor(user(org, name).EMAIL);
  const invited = await visitor();
  await claimAt(invited, linkIn(await mailbox.waitFor(user(org, "Berg").EMAIL)));
  await page.goto(`${org.admin}/imports`);
  await expect(page.getByRole("link", { name: "Result of users.csv" })).toBeVisible();

  const contacts = filled(await templateOf(page, org, "CONTACT"), [
    {
      ...{ OWNER_LOGIN: "nora.berg", LASTNAME: "Ricci", FIRSTNAME: "Marco", STATUS: "ACTIVE" },
      ...{ EMAIL: `marco@${org.slug}.example`, VISIBILITY_SCOPE: "PRIVATE", MAIL_LANGUAGE: "en" },
    },
  ]);
  await choose(page, org, csv("contacts.csv", contacts), "?kind=CONTACT");
  await planned(page);
  await page.getByText("Invite now").click();
  await apply(page, "Apply and send 1 mail");
  await expect(page.getByText("1 person was invited.")).toBeVisible();
  await page.getByRole("link", { name: "Marco Ricci" }).click();
  await expect(page.getByRole("main").getByText("Nora Berg").first()).toBeVisible();
  const contact = await visitor();
  await claimAt(contact, linkIn(await mailbox.waitFor(`marco@${org.slug}.example`)));

  await choose(
    page,
    org,
    csv("users.csv", users.replace("Privé", "PRIVATE").replace("ENABLED", "ACTIVE")),
  );
  await planned(page);
  await expect(page.getByText("Nothing to apply: no row changes anything.")).toBeVisible();
});

test("a file of a French Excel is read as it was meant, and its people are invited", async ({
  page,
  org,
  signIn,
  mailbox,
  visitor,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const email = `eloise@${org.slug}.example`;
  const text = `Nom et prénom;E-mail;Téléphone\r\nMüller Éloïse;${email};06 12 34 56 78\r\n`;
  await choose(page, org, csv("équipe.csv", Buffer.from(text, "latin1")));
  await expect(page.getByText("Windows-1252").first()).toBeVisible();
  await expect(page.getByText("Müller").first()).toBeVisible();
  const read = (first: string, last: string) =>
    expect(page.getByText(`is read as first name ${first}, last name ${last}.`)).toBeVisible();
  await read("Éloïse", "Müller");
  const turn = page.getByRole("button", { name: "No, swap first and last name" });
  await turn.click();
  await read("Müller", "Éloïse");
  await turn.click();
  await plan(page);
  await expect(page.getByText("first name Éloïse, last name Müller")).toBeVisible();
  await expect(page.getByText("+33612345678")).toBeVisible();
  await page.getByText("Invite now").click();
  await expect(page.getByText("1 mail", { exact: true })).toBeVisible();
  await apply(page, "Apply and send 1 mail");
  await expect(page.getByText("1 person was invited.")).toBeVisible();
  await page.getByRole("link", { name: "To the campaign" }).click();
  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  const mail = await mailbox.waitFor(email);
  const other = await visitor();
  await other.goto(linkIn(mail));
  await expect(other.getByText("Éloïse").first()).toBeVisible();
});

test("an import is undone by a plan of its own", async ({ page, org, signIn }) => {
  test.slow();
  await asOwner(page, org, signIn);
  const line = `Holm,Rasmus,rasmus@${org.slug}.example`;
  await planOf(page, org, "people.csv", ["Last name,First name,E-mail", line]);
  await applyLater(page, "Apply 1 change");
  await planUndoing(page);
  await page.getByRole("button", { name: "Undo 1 row" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo 1 row" }).click();
  await expect(heading(page, "Undone")).toBeVisible({ timeout: 30_000 });
  const row = page.getByRole("region", { name: "Rows of the plan" }).getByRole("row").nth(1);
  await expect(row).toContainText("Somebody erased");
  await expect(row).toContainText("Removed again");
  await page.getByRole("link", { name: "To the import" }).click();
  await expect(row).toContainText("Created · Removed again");
  const file = await page.request.get(`${new URL(page.url()).pathname}/result`);
  expect(await file.text()).toContain("2,Created · Removed again");
  await page.goto(`${org.admin}/audit`);
  const undid = "undid the import of people.csv: 1 removed, 0 left as they are";
  await expect(page.getByText(undid)).toBeVisible();
  await expect(page.getByText("erased an account")).toBeVisible();
  await page.goto(`${org.admin}/imports`);
  const undone = page.getByRole("row").filter({ hasText: "Undone" });
  await expect(undone.getByRole("link", { name: "people.csv", exact: true })).toBeVisible();
  await page.goto(`${org.admin}/people?status=closed`);
  await expect(page.getByText("No one matches.")).toBeVisible();
});

test("an import of another organisation answers like one that never was", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await asOwner(page, org, signIn);
  const theirs = await foreign.member(["OWNER"]);
  const id = await plannedImport(foreign, theirs.id, [{ verdict: "NONE", accountId: theirs.id }]);
  for (const path of ["", "/faults", "/result"]) {
    const statusOf = async (one: string) =>
      (await page.request.get(`${org.admin}/imports/${one}${path}`)).status();
    expect(await statusOf(id)).toBe(404);
    expect(await statusOf(randomUUID())).toBe(404);
  }
  await page.goto(`${org.admin}/imports`);
  await expect(page.getByText("Nothing was imported yet.")).toBeVisible();
  await page.goto(`${foreign.admin}/imports/new`);
  await expect(page).toHaveURL(/\/sign-in/);
});
