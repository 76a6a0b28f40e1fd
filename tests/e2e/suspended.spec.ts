import { randomUUID } from "node:crypto";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { freezeSelection } from "@/selections/freeze-selection";
import type { Admin, JourneyOrg, Person } from "../support/e2e-org";
import { PASSWORD } from "../support/e2e-org";
import { choose, goToPassword, timeline } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const suspend = (org: JourneyOrg, { id }: Person) =>
  org.run((tx) => suspendAccounts(tx, { ids: [id] }));

test("a suspended person is out at the next page", async ({ page, org, signIn }) => {
  const admin = await org.member(["ACCOUNT_ADMIN"]);
  await signIn(page, org, admin);
  await page.goto(`${org.admin}/people`);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await suspend(org, admin);
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in\\?next=`));
  await page.goto(`/${org.slug}/me`);
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in\\?next=`));
});

/** What is being done and nobody works on: its page looks on for as long as it is open. */
async function underWay(org: JourneyOrg, admin: Admin): Promise<string[]> {
  const { id: person } = await org.person();
  return org.as(admin, async (tx) => {
    const frozen = () => freezeSelection(tx, { ids: [person] });
    const own = { orgId: tx.org, madeBy: admin.id, createdAt: tx.now };
    const [selection, chosen] = [(await frozen()).id, (await frozen()).id];
    const at = (id: string) => ({ orgId_id: { orgId: tx.org, id } });
    const running = { state: "RUNNING", act: "withdraw", queuedAt: tx.now };
    await tx.db.selection.update({ where: at(selection), data: running });
    await tx.db.selection.update({ where: at(chosen), data: { state: "GIVEN" } });
    const [campaign, run] = [randomUUID(), randomUUID()];
    const about = { kind: "INVITE", letter: "invitation", source: "PEOPLE", count: 1 };
    await tx.db.campaign.create({ data: { ...own, ...about, id: campaign, selectionId: chosen } });
    const file = { purpose: "ROSTER", fileName: "people.csv", state: "APPLYING", total: 1 };
    await tx.db.import.create({ data: { ...own, ...file, id: run, begunAt: tx.now } });
    return [`campaigns/${campaign}`, `imports/${run}`, `selections/${selection}`];
  });
}

test("an admin who is suspended is led out of the open pages of a campaign, an import and a selection", async ({
  page,
  org,
  signIn,
}) => {
  const admin = await org.member(["ACCOUNT_ADMIN"]);
  await signIn(page, org, admin);
  const pages = [];
  for (const address of await underWay(org, admin)) {
    const open = await page.context().newPage();
    await open.goto(`${org.admin}/${address}`);
    await expect(open.getByRole("progressbar").or(open.getByText("Queued")).first()).toBeVisible();
    pages.push(open);
  }
  await suspend(org, admin);
  // nobody presses or reloads anything
  for (const open of pages) {
    await open.bringToFront();
    await expect(open).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  }
});

test("a suspended person's open page acts no more", async ({ page, org, signIn }) => {
  const [owner, admin] = [await org.member(["OWNER"]), await org.member(["ACCOUNT_ADMIN"])];
  const person = await org.person();
  await signIn(page, org, admin);
  await page.goto(`${org.admin}/people/${person.id}`);
  await choose(page, person.name, "Copy link");
  await suspend(org, admin);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  await page.context().clearCookies();
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${person.id}`);
  expect(await timeline(page)).toEqual(["Account created"]);
});

test("a suspended person's forms change nothing", async ({ page, org, signIn }) => {
  const member = await org.member();
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me`);
  await suspend(org, member);
  await page.getByLabel("Language of your pages and letters").selectOption("fr");
  await page.getByRole("button", { name: "Save the language" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
});

test("a claim that is half finished ends with the suspension, and tells nothing", async ({
  page,
  org,
}) => {
  const invitee = await org.invited();
  await page.goto(invitee.link);
  await goToPassword(page);
  await suspend(org, invitee);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await expect(page.getByText(org.name)).toHaveCount(0);
  await page.goto(`/${org.slug}/me`);
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
});
