import { question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const DAY = 86_400_000;

test("somebody is suspended on a date, the calendar shows it, and it is put off for one and for those ticked", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.person("ACTIVE");
  const other = await org.person("ACTIVE", { suspensionDate: new Date(Date.now() + 5 * DAY) });
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${person.id}?ask=suspend`);
  const dialog = question(page);
  await dialog.getByLabel("On a date").check();
  await dialog.getByRole("button", { name: `Suspend ${person.name}` }).click();
  await expect(dialog.getByLabel("Date and time")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Date and time").fill("2035-12-01T18:00");
  await dialog.getByRole("button", { name: `Suspend ${person.name}` }).click();
  await expect(page.getByText("Suspended on that date.")).toBeVisible();
  await expect(page.getByText("1 Dec 2035, 18:00")).toBeVisible();

  await page.goto(`${org.admin}/calendar?kind=date`);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.filter({ hasText: "1 December 2035" })).toBeVisible();
  // at one press, which can be taken back
  await page.getByRole("button", { name: `Extend: ${person.name}` }).click();
  await expect(page.getByText("Put off by 30 days.")).toBeVisible();
  await expect(rows.filter({ hasText: "31 December 2035" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(page.getByText("As it was before.")).toBeVisible();
  await expect(rows.filter({ hasText: "1 December 2035" }).first()).toBeVisible();
  await expect(rows.filter({ hasText: "31 December 2035" })).toHaveCount(0);
  await page.getByRole("button", { name: `More acts for ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Other date …" }).click();
  await question(page).getByLabel("Until").selectOption("90");
  await question(page).getByRole("button", { name: "Extend", exact: true }).click();
  await expect(rows.filter({ hasText: "29 February 2036" })).toBeVisible();

  for (const { name } of [person, other])
    await rows.filter({ hasText: name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Extend", exact: true }).click();
  await page.getByLabel("Until").selectOption("never");
  await page.getByRole("button", { name: "Extend 2" }).click();
  await expect(page.getByText("2 people were changed.")).toBeVisible();
  await page.goto(`${org.admin}/calendar`);
  await expect(page.getByText("Nothing comes to an end.", { exact: true })).toBeVisible();
});

test("a rule says whom it would meet before it is saved, and contacts of who left are handed over", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  const gone = await org.person("SUSPENDED");
  await org.person("CREATED", { kind: "CONTACT", ownerId: gone.id });
  await org.invited({}, new Date(Date.now() - 60 * DAY));
  await org.run((tx) =>
    tx.db.account.updateMany({
      where: { orgId: tx.org, status: "INVITED" },
      data: { firstInvitedAt: new Date(Date.now() - 60 * DAY) },
    }),
  );
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/settings/retention`);
  await expect(page.getByText("Today this would meet nobody.")).toBeVisible();
  await page.getByLabel("Days after the first invitation").fill("30");
  await expect(page.getByText("1 account that nobody claimed is closed")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved").first()).toBeVisible();

  await page.goto(org.admin);
  await page.getByRole("link", { name: "Hand over" }).click();
  await page.getByRole("button", { name: `Hand over: ${gone.name}` }).click();
  const dialog = question(page);
  await dialog.getByRole("combobox").fill(owner.name);
  await dialog.getByRole("option", { name: owner.name }).click();
  await dialog.getByRole("button", { name: "Hand over 1" }).click();
  await expect(page.getByText("Every contact has an owner who is here.")).toBeVisible();
});

test("nobody of another organisation stands in the calendar", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  const given = { lastName: "Zarathustra", suspensionDate: new Date(Date.now() + DAY) };
  const theirs = await foreign.person("ACTIVE", given);
  const left = await foreign.person("SUSPENDED", { lastName: "Zarathustra" });
  await foreign.person("CREATED", { kind: "CONTACT", ownerId: left.id });
  await signIn(page, org, owner);
  for (const view of ["", "?kind=date", "?q=zarathustra", `?after=0.${theirs.id}`, "/contacts"]) {
    await page.goto(`${org.admin}/calendar${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Zarathustra")).toHaveCount(0);
  }
  await page.goto(`${foreign.admin}/calendar`);
  await expect(page).toHaveURL(/sign-in/);
});
