import { readFile } from "node:fs/promises";
import { createAccounts } from "@/accounts/create-accounts";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { createTeam } from "@/teams/create-team";
import type { JourneyOrg } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";
import { aPerson } from "../support/org";

/** People named so that their order is plain. */
async function crowd(org: JourneyOrg, count: number, lastName = "Crowd"): Promise<string[]> {
  const named = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    const email = `${lastName.toLowerCase()}${number}@${org.slug}.example`;
    return aPerson({ firstName: `Person${number}`, lastName, email });
  });
  const { done } = await org.run((tx) => createAccounts(tx, { people: named, source: "ROSTER" }));
  return done.map(({ id }) => id);
}

const statuses = (org: JourneyOrg, status: string) =>
  org.run((tx) => tx.db.account.count({ where: { orgId: tx.org, status } }));

test("all that match are ticked once: who comes later is named, who cannot be is left out, the rest is done", async ({
  page,
  org,
  signIn,
}) => {
  const ids = await crowd(org, 60);
  await org.run((tx) => closeAccounts(tx, { ids: ids.slice(0, 2) }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people?q=crowd`);
  await page.getByLabel("Tick all on this page").check();
  await expect(page.getByText("50 on this page are ticked.")).toBeVisible();
  await page.getByRole("button", { name: "Tick all 60 that match" }).click();
  await expect(page.getByText("60 people are ticked")).toBeVisible();
  await crowd(org, 1, "Crowdlater");
  await page.getByRole("button", { name: "More acts", exact: true }).click();
  await page.getByRole("menuitem", { name: "Suspend", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Suspend 60 people" })).toBeVisible();
  await expect(page.getByText(/1 person matches since then.*Person01 Crowdlater/)).toBeVisible();
  await expect(page.getByText("Person01 Crowd and Person02 Crowd")).toBeVisible();
  await page.getByRole("button", { name: "Suspend 58" }).click();
  await expect(page.getByText("58 people were changed.")).toBeVisible();
  expect(await statuses(org, "SUSPENDED")).toBe(58);
  await page.reload();
  await expect(page.getByText("58 people were changed.")).toBeVisible();
});

test("whoever writes to all that match is told who came since and who matches no longer", async ({
  page,
  org,
  signIn,
}) => {
  const [first = ""] = await crowd(org, 51);
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people?q=crowd`);
  await page.getByLabel("Tick all on this page").check();
  await page.getByRole("button", { name: "Tick all 51 that match" }).click();
  await expect(page.getByText("51 people are ticked")).toBeVisible();
  await crowd(org, 1, "Crowdlater");
  const where = (orgId: string) => ({ orgId_id: { orgId, id: first } });
  const data = { searchText: " thaw", lastName: "Thaw" };
  await org.run((tx) => tx.db.account.update({ where: where(tx.org), data }));
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText(/1 person matches since then.*Person01 Crowdlater/)).toBeVisible();
  await expect(page.getByText(/1 person no longer matches the view.*Person01 Thaw/)).toBeVisible();
});

test("on a phone, which has no head to tick, all on the page and all that match are ticked from the bar", async ({
  page,
  org,
  signIn,
}) => {
  await crowd(org, 51);
  await signIn(page, org, await org.member(["OWNER"]));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${org.admin}/people?q=crowd`);
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("button", { name: "Tick all 50 on this page" }).click();
  await expect(page.getByText("50 on this page are ticked.")).toBeVisible();
  await page.getByRole("button", { name: "Clear ticks" }).click();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("button", { name: "Tick all 51 that match" }).click();
  await expect(page.getByText("51 people are ticked")).toBeVisible();
});

test("a range is ticked with Shift, a team is given, the keyboard clears", async ({
  page,
  org,
  signIn,
}) => {
  await crowd(org, 5);
  await org.run((tx) => createTeam(tx, { name: "Night shift" }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people?q=crowd`);
  await page.getByLabel("Tick Person02 Crowd").click();
  await page.getByLabel("Tick Person04 Crowd").click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 on this page are ticked.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("on this page are ticked.")).toHaveCount(0);
  await page.getByRole("link", { name: "Person01 Crowd", exact: true }).focus();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Add to team" }).click();
  await page.getByLabel("Team").selectOption({ label: "Night shift" });
  await page.getByRole("button", { name: "Add 1", exact: true }).click();
  await expect(page.getByText("1 person was changed.")).toBeVisible();
});

test("a view with its columns is kept, shared and found again; users and contacts have their own addresses", async ({
  page,
  org,
  signIn,
}) => {
  await crowd(org, 2);
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people?kind=user&status=created`);
  await expect(page).toHaveURL(/\/people\/users\?status=created$/);
  await expect(page.getByRole("heading", { name: "Users" })).toBeVisible();
  await expect(page.getByText("2 of 3 accounts")).toBeVisible();
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByLabel("External ID").check();
  await expect(page).toHaveURL(/columns=/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "External ID" })).toBeVisible();
  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill("To invite");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await page.goto(`${org.admin}/people`);
  await page.getByRole("link", { name: "To invite" }).click();
  await expect(page.getByRole("columnheader", { name: "External ID" })).toBeVisible();
  await expect(page.getByText("1–2 of 2")).toBeVisible();
});

test("a paste is judged line by line, then exactly the new ones are added and invited", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const known = await org.person("ACTIVE");
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/new/several`);
  const fresh = `fresh@${org.slug}.example`;
  const lines = [fresh, known.email, "nonsense", fresh.toUpperCase(), "+33 6 12 34 56 78"];
  await page.getByLabel("Addresses or numbers").fill(lines.join("\n"));
  await page.getByRole("button", { name: "Look at each line" }).click();
  await expect(page.getByText(/^Nothing to reach or know anybody by\./)).toBeVisible();
  await expect(page.getByText("The same as line 1; added once.")).toBeVisible();
  await expect(page.getByText(`${known.name} has this already.`)).toBeVisible();
  await page.getByLabel("Invite 2 people now").check();
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await expect(
    page.getByText("2 people were added. 2 people are invited: 1 mail and 1 text."),
  ).toBeVisible();
  await mailbox.waitFor(fresh);
});

test("the list is downloaded as it is filtered", async ({ page, org, signIn }) => {
  await crowd(org, 3);
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/users?q=person02`);
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.trimEnd().split("\r\n")).toHaveLength(2);
  expect(text).toContain("Crowd,Person02,");
});
