import type { Page } from "@playwright/test";
import { linkIn } from "../support/e2e-mailbox";
import type { JourneyOrg, Person } from "../support/e2e-org";
import { choose } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const open = (page: Page, org: JourneyOrg, { id }: Person) =>
  page.goto(`${org.admin}/people/${id}`);
const badge = (page: Page, words: string) =>
  page.getByRole("main").getByText(words, { exact: true }).first();

/** What may differ between a preview and its delivery: the secret, and the minute, which may turn between the two. */
const withoutSecret = (html: string): string =>
  html
    .replace(/claim_[\w-]{22}_[\w-]{22}_[\w-]{32}/g, "SECRET")
    .replace(/\b\d{1,2}:\d{2}\b/g, "MINUTE");

test("an own message goes out as it was previewed; an unknown field is refused where it is typed", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.person("CREATED", { firstName: "Zoë", lastName: "O’Neill <b>" });
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people`);
  await page.getByRole("link", { name: `Invite: ${person.name}` }).click();
  await page.getByLabel("Use the default message").uncheck();
  await expect(page.getByLabel("Subject")).toHaveValue("Set up your account at {organization}");
  await page.getByLabel("Subject").fill("{firstName}, {nickname}");
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByLabel("Subject")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("{nickname}").first()).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByLabel("Subject").fill("{firstName}, come in & sit down");
  await page
    .getByLabel("Text")
    .fill("Dear {fullName},\n\nsee you at {organization} by {expiresOn}.");
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(page.getByRole("dialog", { name: "Send 1 invitation?" })).toBeVisible();
  const frame = page.getByTitle("The letter");
  const previewed = (await frame.getAttribute("srcdoc")) ?? "";
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await expect(badge(page, "Invited")).toBeVisible();

  const mail = await mailbox.waitFor(person.email);
  expect(mail.subject).toBe("Zoë, come in & sit down");
  expect(withoutSecret(mail.html).trim()).toBe(withoutSecret(previewed).trim());
  expect(mail.html).not.toContain("<b>,");
});

test("inviting again kills the earlier link once the new mail is out", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.invited();
  await mailbox.waitFor(person.email);
  await signIn(page, org, owner);
  await open(page, org, person);
  await choose(page, person.name, "Invite again");
  await page.getByRole("button", { name: "Review and send" }).click();
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  await expect.poll(async () => (await mailbox.subjectsTo(person.email)).length).toBe(2);
  const newer = linkIn(await mailbox.waitFor(person.email));
  expect(newer).not.toBe(person.link);
  const holder = await visitor();
  await expect(async () => {
    await holder.goto(person.link);
    await expect(holder.getByRole("heading", { name: "There is a newer invitation" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 15_000 });
  await holder.goto(newer);
  await expect(holder.getByRole("button", { name: "Set up my account" })).toBeVisible();
});

test("a request for a new invitation is found, and answered by inviting again @phone", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const person = await org.invited({}, new Date(Date.now() - 30 * 86_400_000));
  const holder = await visitor();
  await holder.goto(person.link);
  await holder.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expect(holder.getByRole("heading", { name: "Your request is with" })).toBeVisible();

  await signIn(page, org, await org.member(["INVITER"]));
  await org.person();
  await page.goto(`${org.admin}/people`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Asked for a new invitation").check();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/asked=1/);
  await page.getByRole("link", { name: person.name, exact: true }).click();
  await expect(page.getByText(`${person.name} asked for a new invitation`)).toBeVisible();
  await choose(page, person.name, "Invite again");
  await page.getByRole("button", { name: "Review and send" }).click();
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await expect(badge(page, "Invited")).toBeVisible();
  await expect(page.getByText(`${person.name} asked for a new invitation`)).toHaveCount(0);
  await mailbox.waitFor(person.email);
});

test("“this isn’t me” is told to the admin with its reason", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const person = await org.invited();
  const holder = await visitor();
  await holder.goto(`${person.link}/not-me`);
  await holder.getByLabel(`I am not ${person.name}`).check();
  await holder.getByRole("button", { name: "Decline the invitation" }).click();
  await expect(holder.getByRole("heading", { name: "Invitation declined" })).toBeVisible();
  await signIn(page, org, await org.member(["AUDITOR"]));
  await open(page, org, person);
  await expect(page.getByText(`${person.name} answered “This isn’t me”`)).toBeVisible();
  await expect(page.getByText("Declined", { exact: true }).first()).toBeVisible();
});

test("a letter is written in its reader's language, in the preview as in the mail", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const person = await org.person("CREATED", { language: "fr" });
  await page.goto(`${org.admin}/people/${person.id}/invite`);
  await expect(page.getByText(/in French/).first()).toBeVisible();
  const previewed = (await page.getByTitle("The letter").getAttribute("srcdoc")) ?? "";
  await page.getByRole("button", { name: "Review and send" }).click();
  await page.getByRole("button", { name: "Send 1", exact: true }).click();
  await expect(badge(page, "Invited")).toBeVisible();
  const mail = await mailbox.waitFor(person.email);
  expect(mail.html).toContain('lang="fr"');
  expect(withoutSecret(mail.html).trim()).toBe(withoutSecret(previewed).trim());
});
