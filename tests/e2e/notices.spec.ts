import { tellNews } from "@/alerts/tell-news";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { JourneyOrg } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";

/** The day's letters are spent until then, and whoever is to know is told. */
const spent = (org: JourneyOrg, hours: number) =>
  org.run(async (tx) => {
    const until = (heldUntil: Date | null) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { heldUntil } });
    await until(new Date(tx.now.getTime() + hours * 3_600_000));
    await tellNews(tx);
    await until(null);
  });

test("a notice comes by mail and stands in the list until it is read; who wants none gets none", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  await spent(org, 1);
  await signIn(page, org, owner);
  await mailbox.waitFor(owner.email, /Today’s messages of .* are spent/);
  await page.goto(`${org.admin}/notices`);
  const row = page.getByRole("row", { name: /The day’s mails are spent/ });
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: /^Mark as read: The day’s mails/ }).click();
  await expect(page.getByText("Marked as read.")).toBeVisible();
  await page.goto(`${org.admin}/notices?show=unread`);
  await expect(page.getByText("No notice matches.")).toBeVisible();

  await page.goto(`${org.admin}/notices`);
  await page.getByRole("link", { name: "How I am told" }).click();
  await page.getByLabel("Messages of a day spent").selectOption("Not at all");
  await page.getByRole("button", { name: "Save choices" }).click();
  await expect(page.getByText("Choices saved.")).toBeVisible();
  await spent(org, 2);
  await page.goto(`${org.admin}/notices`);
  await expect(row).toHaveCount(1);
});

test("automatic reminders are switched on, and a person’s page says when theirs comes", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.person();
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  await mailbox.waitFor(person.email);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByText("Reminders are not sent automatically here.")).toBeVisible();
  await page.goto(`${org.admin}/settings/invitations`);
  await page.getByLabel("Remind people automatically").check();
  await page.getByLabel("People a day at most").fill("500");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByText("Will be reminded")).toBeVisible();
});
