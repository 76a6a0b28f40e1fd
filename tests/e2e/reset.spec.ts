import type { Page } from "@playwright/test";
import { linkIn } from "../support/e2e-mailbox";
import { PASSWORD } from "../support/e2e-org";
import { signInAt } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const NEW_PASSWORD = "seven slow brass lanterns";

/** What the page answers to somebody's name, without what every page has of its own. */
async function ask(page: Page, slug: string, identifier: string): Promise<string> {
  await page.goto(`/${slug}/forgot`);
  await page.getByLabel("E-mail, login or mobile number").fill(identifier);
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("heading", { name: "Your request was taken" })).toBeVisible();
  return `${page.url()} ${await page.getByRole("main").innerText()}`;
}

test("everybody gets the same answer; mail goes to the active, a request to the admins of the invited, nothing to others", async ({
  page,
  org,
  mailbox,
}) => {
  const [active, created] = [await org.member(), await org.person()];
  const expired = await org.invited({}, new Date(Date.now() - 30 * 86_400_000));
  const suspended = await org.person("SUSPENDED");
  const asked = [created, expired, suspended, active].map(({ email }) => email);
  const answers: string[] = [];
  for (const identifier of [...asked, `nobody@${org.slug}.example`, "\u0000', (select"])
    answers.push(await ask(page, org.slug, identifier));
  expect(new Set(answers).size).toBe(1);

  await mailbox.waitFor(active.email, /Choose a new password/);
  const account = () =>
    org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, id: expired.id } }));
  await expect.poll(async () => (await account())?.askedAt ?? null).not.toBeNull();
  // its mail was the last to be asked for, so the others would be here by now
  expect(await mailbox.subjectsTo(created.email)).toEqual([]);
  expect(await mailbox.subjectsTo(suspended.email)).toEqual([]);
});

test("a new password ends every other session, and the old one opens nothing", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const member = await org.member();
  const elsewhere = await visitor();
  await signIn(elsewhere, org, member);
  await elsewhere.goto(`/${org.slug}/me`);
  await expect(elsewhere.getByText(/^Your account at .+ is active\.$/)).toBeVisible();

  await ask(page, org.slug, member.email);
  const link = linkIn(await mailbox.waitFor(member.email, /Choose a new password/), "reset");
  await page.goto(link);
  await page.getByLabel("New password").fill("password1");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByText("Many people use this password")).toBeVisible();
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByText(/^Your account at .+ is active\.$/)).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await signInAt(elsewhere, org.slug, member.email, PASSWORD);
  await expect(elsewhere.getByText("This does not go together.")).toBeVisible();
  await signInAt(elsewhere, org.slug, member.email, NEW_PASSWORD);
  await expect(elsewhere.getByText(/^Your account at .+ is active\.$/)).toBeVisible();
  await elsewhere.goto(link);
  await expect(
    elsewhere.getByRole("heading", { name: "This link was used already" }),
  ).toBeVisible();
});

test("the same without script", async ({ org, visitor, mailbox }) => {
  const page = await visitor({ javaScriptEnabled: false });
  const member = await org.member();
  await ask(page, org.slug, member.email);
  await page.goto(linkIn(await mailbox.waitFor(member.email), "reset"));
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByText(/^Your account at .+ is active\.$/)).toBeVisible();
});

test("a changed password ends every other session and is told by mail", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const member = await org.member();
  const elsewhere = await visitor();
  await signIn(elsewhere, org, member);
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me/security`);
  await page.getByLabel("Present password").fill("not the one");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await page.getByLabel("Present password").fill(PASSWORD);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await elsewhere.goto(`/${org.slug}/me`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await mailbox.waitFor(member.email, /password/i);
});

test("wrong passwords slow their sender down, not the person in a browser of their own", async ({
  page,
  org,
  visitor,
}) => {
  const member = await org.member();
  const own = await visitor();
  await signInAt(own, org.slug, member.email);
  await expect(own.getByText(/^Your account at .+ is active\.$/)).toBeVisible();
  await own.getByRole("button", { name: "Sign out" }).click();
  for (let tries = 0; tries < 11; tries += 1)
    await signInAt(page, org.slug, member.email, `wrong ${tries} guess`);
  await expect(page.getByText("Too many tries.")).toBeVisible();
  await signInAt(own, org.slug, member.email);
  await expect(own.getByText(/^Your account at .+ is active\.$/)).toBeVisible();
});
