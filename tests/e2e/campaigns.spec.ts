import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { freezeSelection } from "@/selections/freeze-selection";
import { linkIn } from "../support/e2e-mailbox";
import type { Person } from "../support/e2e-org";
import { BY_INTEGRATIONS, claimAt, filterBy, previewAs } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const open = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name }).click();

/** From the composer to the campaign, whose letters are out. */
async function send(page: Page, count: number, what = "invitation"): Promise<void> {
  await page.getByRole("button", { name: "Review and send" }).click();
  const words = new RegExp(`^Send ${count} ${what}s?\\?$`);
  await expect(page.getByRole("dialog", { name: words })).toBeVisible();
  await page.getByRole("button", { name: `Send ${count}`, exact: true }).click();
  await expect(page).toHaveURL(/\/campaigns\/[\w-]{36}$/);
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
}

const tick = (page: Page, { name }: Person) => page.getByLabel(`Tick ${name}`).click();

test("Workplace: Invite everyone — unsent invitations, Invite All, review, Send, confirm", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [amara, chloe] = [await org.person(), await org.person("CREATED", { language: "fr" })];
  const without = await org.person("CREATED", { email: "", externalId: "E-1" });
  await page.goto(org.admin);
  await open(page, "Unsent invitations");
  await expect(page.getByText("3 people do not know yet that they have an account")).toBeVisible();
  await page.getByRole("button", { name: "Invite all 3" }).click();
  await expect(page.getByRole("heading", { name: "Invite 3 people" })).toBeVisible();
  await expect(page.getByText("2 mails and 1 code")).toBeVisible();
  // what is typed outlives a reload, and an unknown field is refused where it is typed
  await page.getByLabel("Use the default message").uncheck();
  await page.getByLabel("Subject").fill("{firstName}, {nickname}");
  await page.reload();
  await expect(page.getByLabel("Subject")).toHaveValue("{firstName}, {nickname}");
  await page.getByLabel("Give an access code to whom no message reaches").uncheck();
  await expect(page.getByRole("heading", { name: "Invite 2 of 3 people" })).toBeVisible();
  await expect(page.getByText(without.name).first()).toBeVisible();
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByLabel("Subject")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Subject").fill("{firstName}, come in");
  await page.getByLabel("Text", { exact: true }).fill("See you on Monday, {firstName}.");
  await previewAs(page, chloe.name);
  await expect(page.getByText(`As ${chloe.name} gets it, in French`)).toBeVisible();
  await page.getByRole("button", { name: "Next recipient" }).click();
  // somebody came meanwhile: it is said, counted again, and nothing goes out
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByRole("dialog")).toContainText("French");
  await org.run((tx) => {
    const data = { undeliverableAt: tx.now, undeliverableReason: "5.1.1" };
    return tx.db.account.updateMany({ where: { orgId: tx.org, id: chloe.id }, data });
  });
  await page.getByRole("button", { name: "Send 2", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await page.getByRole("button", { name: "Back to the message" }).click();
  await expect(page.getByRole("heading", { name: "Invite 1 of 3 people" })).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue("{firstName}, come in");
  await expect(page.getByLabel(BY_INTEGRATIONS)).toBeChecked();
  await send(page, 1);

  const mail = await mailbox.waitFor(amara.email, /come in/);
  const holder = await visitor();
  await claimAt(holder, linkIn(mail));
  expect(await mailbox.subjectsTo(chloe.email)).toEqual([]);
  await page.reload();
  await expect(page.getByText(/^Claimed /).first()).toBeVisible();
  await page.goto(`${org.admin}/settings/invitations`);
  await expect(page.getByLabel(BY_INTEGRATIONS)).toBeChecked();
});

test("Workplace: Invite selected people — choose people to invite by a file", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [chosen, other] = [await org.person(), await org.person()];
  await page.goto(`${org.admin}/unsent`);
  await page.getByRole("link", { name: "Choose people to invite" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "chosen.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Email\n${chosen.email}\n`),
  });
  await page.getByRole("button", { name: "Look who is in it" }).click();
  await page.getByRole("button", { name: "Write to 1 person" }).click();
  await page.getByLabel("Use the default message").uncheck();
  await page.getByLabel("Subject").fill("{firstName}, you were chosen");
  await send(page, 1);
  const mail = await mailbox.waitFor(chosen.email, /you were chosen/);
  await claimAt(await visitor(), linkIn(mail));
  expect(await mailbox.subjectsTo(other.email)).toEqual([]);
});

test("Workplace: Invite a user — People, filter Awaiting invitation, Invite, Send", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const person = await org.person();
  await page.goto(`${org.admin}/people`);
  await filterBy(page, "Awaiting invitation");
  await page.getByRole("link", { name: `Invite: ${person.name}` }).click();
  await page.getByRole("button", { name: "Review and send" }).click();
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await claimAt(await visitor(), linkIn(await mailbox.waitFor(person.email)));
});

test("Genesys: invite all who have not received — at the top of the People list", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["INVITER"]));
  const invited = await org.invited();
  const person = await org.person();
  await page.goto(`${org.admin}/people`);
  await page.getByRole("button", { name: "Invite all 1" }).click();
  await send(page, 1);
  await claimAt(await visitor(), linkIn(await mailbox.waitFor(person.email)));
  expect((await mailbox.subjectsTo(invited.email)).length).toBeLessThan(2);
});

test("Workleap: invite several, then send reminders — filter, tick, the menu above", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [one, two, third] = [await org.person(), await org.person(), await org.person()];
  await page.goto(`${org.admin}/people`);
  await filterBy(page, "Awaiting invitation");
  await expect(page).toHaveURL(/status=created/);
  for (const person of [one, two]) await tick(page, person);
  await page.getByRole("button", { name: "More acts", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "Invite", exact: true }).click();
  await send(page, 2);
  const first = linkIn(await mailbox.waitFor(one.email));
  expect(await mailbox.subjectsTo(third.email)).toEqual([]);

  await page.goto(`${org.admin}/people`);
  await filterBy(page, "Invited");
  await expect(page).toHaveURL(/status=invited/);
  await tick(page, one);
  await page.getByRole("button", { name: "More acts", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "Remind", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Remind 1 person" })).toBeVisible();
  await send(page, 1, "reminder");
  await expect.poll(async () => (await mailbox.subjectsTo(one.email)).length).toBe(2);
  const second = linkIn(await mailbox.waitFor(one.email));
  expect(second).not.toBe(first);
  await claimAt(await visitor(), second);
});

test("a campaign and a selection of another organisation answer like those that never were", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const owner = await foreign.member(["OWNER"]);
  await foreign.person();
  const freeze = () => foreign.as(owner, (tx) => freezeSelection(tx, { query: "status=created" }));
  const { id: selectionId } = await freeze();
  const whom = { selectionId, kind: "INVITE", wording: null } as const;
  const expected = { EMAIL: 1, SMS: 0, CODE: 0 };
  const { id } = await foreign.as(owner, (tx) => beginCampaign(tx, { ...whom, expected }));
  const get = (path: string) => page.request.get(`${org.admin}/campaigns/${path}`);
  const [nobody, asked] = [randomUUID(), "recipients?kind=INVITE&q=amara&selection="];
  for (const one of [id, nobody]) {
    expect((await get(one)).status()).toBe(404);
    expect((await get(`${one}/export`)).status()).toBe(404);
  }
  for (const one of [selectionId, nobody]) {
    expect((await get(`new?kind=invite&selection=${one}`)).status()).toBe(404);
    expect(await (await get(asked + one)).json()).toEqual({ choices: [] });
  }
  await page.goto(`${org.admin}/campaigns`);
  await expect(page.getByText("Nothing was sent to many yet.")).toBeVisible();
});
