import { inviteAccounts } from "@/invitations/invite-accounts";
import { claim } from "../support/e2e-org";
import { openPalette, question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";
import { fill } from "../support/sound/visit";

test("a new organisation is led step by step; the list can be put away, taken back and found again", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  // as if they had founded it: the funnel is of those whom an organisation brings in
  await org.run((tx) => tx.db.funnelStep.deleteMany({ where: { orgId: org.id } }));
  await page.goto(org.admin);
  const steps = page.getByRole("list", { name: "First steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(6);
  await expect(steps.locator("[aria-current=step]")).toContainText("Add people");
  await page.getByRole("link", { name: "Add a person" }).click();
  await expect(page).toHaveURL(/people\/new$/);

  const person = await org.person();
  await org.run((tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  await page.goto(org.admin);
  await expect(page.getByRole("heading", { name: "First steps: Say who writes" })).toBeVisible();
  await expect(page.getByText("3 of 6 done")).toBeVisible();
  await page.getByRole("link", { name: "Set the sender" }).click();
  await expect(page).toHaveURL(/settings\/sender$/);
  await page.goto(org.admin);
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByRole("heading", { name: /^First steps:/ })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: /^First steps:/ })).toBeVisible();
  await page.getByRole("button", { name: "Hide" }).click();
  await page.getByRole("link", { name: "All first steps" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "First steps" })).toBeVisible();
});

test("the overview tells how people come in, over a period of the address, also as a table", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await fill(org);
  const claimed = await org.invited();
  await claim(org, claimed);
  await page.goto(org.admin);
  const funnel = page.getByRole("region", { name: "From creation to claim" });
  await expect(funnel.getByRole("listitem").first()).toContainText(/Created\s*9/);
  await expect(funnel.locator(".recharts-surface")).toBeVisible();
  await page.getByRole("button", { name: "Period: Last 30 days" }).click();
  await page.getByRole("menuitem", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/\?days=7$/);
  await funnel.getByText("Show as a table").click();
  await expect(funnel.getByRole("row")).toHaveCount(9);
  await expect(page.getByRole("table", { name: "By channel" })).toContainText("Mail");
  await page.getByRole("link", { name: "Invite again" }).click();
  await expect(page).toHaveURL(/desk\?reason=expired$/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test("the keyboard alone goes to pages, finds people, begins acts and walks lists", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const wanted = await org.person("ACTIVE", { firstName: "Zélie", lastName: "Zabel" });
  await org.person("ACTIVE", { firstName: "Zoé", lastName: "Zweig" });
  await page.goto(org.admin);
  await openPalette(page);
  const box = page.getByRole("combobox", { name: "Search and go to" });
  await box.fill("zelie");
  await expect(page.getByRole("option", { name: wanted.name })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`people/${wanted.id}$`));
  await page.keyboard.press("ControlOrMeta+k");
  // letters that are typed before the field has the focus are not lost
  await page.keyboard.type("add a pers");
  await expect(box).toHaveValue("add a pers");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/people\/new$/);

  await page.goto(`${org.admin}/people?q=z`);
  await expect(page.locator("tbody tr")).toHaveCount(2);
  // the page shows its rows before it listens to keys
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(question(page)).toContainText("Next row", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveCount(0);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Zoé Zweig" })).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`people/${wanted.id}$`));
});

test("who may not begin an act is not offered it", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["AUDITOR"]));
  await page.goto(org.admin);
  await openPalette(page);
  await expect(page.getByRole("option", { name: /^Overview/ })).toBeVisible();
  await expect(page.getByRole("option", { name: /^Add a person/ })).toHaveCount(0);
  await expect(page.getByRole("option", { name: /^Settings/ })).toHaveCount(0);
});

test("the theme stays with the person: another browser shows it too", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people`);
  await page.getByRole("button", { name: `${owner.name}: your account` }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL(/admin\/people$/);
  const elsewhere = await visitor();
  await signIn(elsewhere, org, owner);
  for (const path of [org.admin, `/${org.slug}/me`]) {
    await elsewhere.goto(path);
    await expect(elsewhere.locator("html")).toHaveAttribute("data-theme", "dark");
  }
  await elsewhere.goto("/");
  await expect(elsewhere.locator("html")).not.toHaveAttribute("data-theme");
});

test("a role that was taken is given back by Undo", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const helper = await org.member(["HELPDESK"], { firstName: "Karim", lastName: "Haddad" });
  await page.goto(`${org.admin}/people/${helper.id}?tab=profile`);
  await page.getByRole("button", { name: /Helpdesk/ }).click();
  await question(page)
    .getByRole("button", { name: /Helpdesk/ })
    .click();
  await expect(page.getByText("Role taken.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Role given.")).toBeVisible();
  const held = await org.run((tx) =>
    tx.db.accountRole.findMany({ where: { orgId: tx.org, accountId: helper.id } }),
  );
  expect(held.map(({ role }) => role)).toEqual(["HELPDESK"]);
});
