import type { Page } from "@playwright/test";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { linkIn } from "../support/e2e-mailbox";
import type { JourneyOrg } from "../support/e2e-org";
import { PASSWORD } from "../support/e2e-org";
import { signInAt, timeline } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

const AMARA = { firstName: "Amara", lastName: "Diallo" };
const newOf = ({ slug }: JourneyOrg) => `amara.new@${slug}.example`;

async function ask(page: Page, org: JourneyOrg, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`/${org.slug}/me/security`);
  await page.getByLabel("New e-mail address").fill(email);
  await page.getByLabel("Your password, to confirm").fill(password);
  await page.getByRole("button", { name: "Send the link there" }).click();
}

const emailOf = async (org: JourneyOrg, id: string) =>
  (await org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: org.id, id } }))).email;

test("a new address counts once its mailbox confirms it; the old one is told, other sessions end", async ({
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const page = await visitor({ javaScriptEnabled: false, ...PHONE });
  const elsewhere = await visitor();
  const member = await org.member([], AMARA);
  await signIn(elsewhere, org, member);
  await signIn(page, org, member);
  await ask(page, org, newOf(org), "not the password");
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await expect(page.getByLabel("New e-mail address")).toHaveValue(newOf(org));
  await ask(page, org, newOf(org));
  await expect(page.getByText("A link is on its way to the new address.")).toBeVisible();
  await expect(page.getByText(`${newOf(org)} waits to be confirmed`)).toBeVisible();
  const notice = await mailbox.waitFor(member.email, /about to change/);
  expect(notice.text).toContain("am•••@");
  expect(notice.text).not.toContain(newOf(org));

  const mail = await mailbox.waitFor(newOf(org), /Confirm your new address/);
  await page.goto(linkIn(mail, "address"));
  await page.reload();
  expect(await emailOf(org, member.id)).toBe(member.email);
  await expect(page.getByText(newOf(org))).toBeVisible();
  await page.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(page.getByText("Your new address counts.")).toBeVisible();
  expect(await emailOf(org, member.id)).toBe(newOf(org));
  await elsewhere.goto(`/${org.slug}/me`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto(linkIn(mail, "address"));
  await expect(page.getByRole("heading", { name: "This link was used already" })).toBeVisible();
  await signInAt(elsewhere, org.slug, newOf(org));
  await expect(elsewhere.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
});

test("in another browser the link alone opens nothing: the account's password is asked for", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, member);
  await ask(page, org, newOf(org));
  const link = linkIn(await mailbox.waitFor(newOf(org)), "address");
  const stranger = await visitor();
  await stranger.goto(link);
  const facts = stranger.getByRole("main");
  await expect(facts).toContainText("A. D.");
  await expect(facts).not.toContainText(AMARA.lastName);
  await expect(facts).not.toContainText(member.email);
  await stranger.getByLabel("Password of this account").fill("a guess of mine");
  await stranger.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(stranger.getByText("This is not your present password.")).toBeVisible();
  await stranger.request.post(`${link}/submit`, { form: {}, maxRedirects: 0 });
  expect(await emailOf(org, member.id)).toBe(member.email);
  await stranger.getByLabel("Password of this account").fill(PASSWORD);
  await stranger.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(stranger.getByText("Your new address counts.")).toBeVisible();
});

test("a change is cancelled, and an older link gives way to a newer one", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, member);
  await ask(page, org, newOf(org));
  const first = linkIn(await mailbox.waitFor(newOf(org)), "address");
  await ask(page, org, `second.${newOf(org)}`);
  const second = linkIn(await mailbox.waitFor(`second.${newOf(org)}`), "address");
  await page.goto(first);
  await expect(page.getByRole("heading", { name: "A newer link was sent" })).toBeVisible();
  await page.goto(`/${org.slug}/me/security`);
  const late = await page.context().newPage();
  await late.goto(`/${org.slug}/me/security`);
  await page.getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText("The change is cancelled.")).toBeVisible();
  await late.getByRole("button", { name: "Cancel the change" }).click();
  await expect(late.getByText("No change waits here any more")).toBeVisible();
  await page.goto(second);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("a change that is half finished ends with the suspension", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, member);
  await ask(page, org, newOf(org));
  await page.goto(linkIn(await mailbox.waitFor(newOf(org)), "address"));
  await org.run((tx) => suspendAccounts(tx, { ids: [member.id] }));
  await page.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await expect(page.getByText(org.name)).toHaveCount(0);
  expect(await emailOf(org, member.id)).toBe(member.email);
  for (const path of ["me", "me/profile", "me/security", "directory"]) {
    await page.goto(`/${org.slug}/${path}`);
    await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  }
});

test("a suspended person's open forms change nothing", async ({ page, org, signIn }) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me/profile`);
  await org.run((tx) => suspendAccounts(tx, { ids: [member.id] }));
  await page.getByLabel("City").fill("Lyon");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  for (const path of ["me/address", "me/address/cancel", "me/sessions"]) {
    const form = { email: newOf(org), addressPassword: PASSWORD, others: "1" };
    const answer = await page.request.post(`/${org.slug}/${path}`, { form, maxRedirects: 0 });
    expect.soft(answer.headers().location, path).toContain("/sign-in");
  }
  const account = await org.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: org.id, id: member.id } }),
  );
  expect(account.city).toBeNull();
});

test("an address that an admin names is confirmed from its mailbox too", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  await page.goto(`${org.admin}/people/${member.id}/edit`);
  await page.getByLabel("E-mail").fill(newOf(org));
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Saved. A link went to the new address")).toBeVisible();
  expect((await timeline(page))[0]).toMatch(/New address named|Address (mail|notice)/);
  await mailbox.waitFor(member.email, /about to change/);
  const theirs = await visitor();
  await theirs.goto(linkIn(await mailbox.waitFor(newOf(org), /Confirm/), "address"));
  await theirs.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(theirs).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  await expect(theirs.getByText("Your new address counts.")).toBeVisible();
  expect(await emailOf(org, member.id)).toBe(newOf(org));
});
