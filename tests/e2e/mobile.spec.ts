import type { Page } from "@playwright/test";
import type { JourneyOrg } from "../support/e2e-org";
import { PASSWORD } from "../support/e2e-org";
import { signInAt, timeline } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

const AMARA = { firstName: "Amara", lastName: "Diallo" };

let numbers = 0;
/** French mobiles that no other journey texts. */
const aMobile = (): string => {
  numbers += 1;
  return `+3364${String(Date.now() % 100_000).padStart(5, "0")}${String(numbers).padStart(2, "0")}`;
};

/** The short link in a text. */
const shortLinkIn = (text: string): string =>
  /https?:\/\/\S+\/c\/[0-9a-z]{16}/.exec(text)?.[0] ?? "";

async function ask(page: Page, { slug }: JourneyOrg, phone: string, password = PASSWORD) {
  await page.goto(`/${slug}/me/security`);
  await page.getByLabel("New mobile number").fill(phone);
  await page.getByLabel("Your password, to change the mobile").fill(password);
  await page.getByRole("button", { name: "Text the link there" }).click();
}

const phoneOf = async (org: JourneyOrg, id: string) =>
  (await org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: org.id, id } }))).phone;

test("on a phone a member changes their mobile: the new one confirms it, the old one is told, other sessions end", async ({
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const [old, fresh] = [aMobile(), aMobile()];
  const page = await visitor({ javaScriptEnabled: false, ...PHONE });
  const elsewhere = await visitor();
  const member = await org.member([], { ...AMARA, phone: old });
  await org.run((tx) =>
    tx.db.account.updateMany({ where: { id: member.id }, data: { phoneVerifiedAt: tx.now } }),
  );
  await signIn(elsewhere, org, member);
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me/security`);
  await expect(page.getByText(`You sign in with ${member.email}, not with`)).toBeVisible();
  await expect(page.getByText(/^A new number counts .* Removing the present one/)).toBeVisible();
  await ask(page, org, "12");
  await expect(page.getByText("This is not a mobile number.")).toBeVisible();
  await ask(page, org, "01 42 68 12 34");
  await expect(page.getByText("A text message reaches mobiles only")).toBeVisible();
  await ask(page, org, fresh, "not the password");
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await ask(page, org, fresh);
  await expect(page.getByText("A text message with a link is on its way")).toBeVisible();
  await expect(page.getByText(`${fresh} waits to be confirmed`)).toBeVisible();
  const notice = await mailbox.waitFor(old, /is to change to/);
  expect(notice.text).toContain(`+33...${fresh.slice(-2)}`);

  const { text } = await mailbox.waitFor(fresh, /is this the new mobile/);
  await page.goto(shortLinkIn(text));
  await expect(page.getByRole("heading", { name: "Confirm your new mobile" })).toBeVisible();
  await expect(page.getByText(old)).toBeVisible();
  await page.reload();
  expect(await phoneOf(org, member.id)).toBe(old);
  await page.getByRole("button", { name: "Confirm the new mobile" }).click();
  await expect(page.getByText("Your new mobile counts.")).toBeVisible();
  expect(await phoneOf(org, member.id)).toBe(fresh);
  await elsewhere.goto(`/${org.slug}/me`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto(shortLinkIn(text));
  await expect(page.getByText("The new mobile counts.")).toBeVisible();

  await page.goto(`/${org.slug}/me/security`);
  await page.getByLabel("Your password, to change the mobile").fill(PASSWORD);
  await page.getByRole("button", { name: "Remove the number" }).click();
  await expect(page.getByText("Your mobile is removed.")).toBeVisible();
  await expect(page.getByText("Removing the present one")).toHaveCount(0);
  expect(await phoneOf(org, member.id)).toBeNull();
  await mailbox.waitFor(fresh, /was taken off your account/);
});

test("an admin names a mobile, sends its link again and takes it back; its holder confirms without a password", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const fresh = aMobile();
  const member = await org.member([], AMARA);
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  const name = async () => {
    await page.goto(`${org.admin}/people/${member.id}/edit`);
    await page.getByLabel("Mobile").fill(fresh);
    await page.getByRole("button", { name: "Save the profile" }).click();
    await expect(page.getByText("Saved. A text with a link went to the new mobile")).toBeVisible();
  };
  await name();
  await expect(page.getByText(`${fresh} waits to be confirmed`)).toBeVisible();
  expect((await timeline(page)).join("\n")).toMatch(/New mobile named/);
  await mailbox.waitFor(member.email, /mobile .*is about to change/);
  await page.getByRole("button", { name: "Cancel the change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText("The mobile stays as it is.").last()).toBeVisible();
  await name();
  await mailbox.waitFor(fresh);
  await page.getByRole("button", { name: "Text the link again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Text the link again" }).click();
  await expect(page.getByText("A new link is on its way.")).toBeVisible();
  const theirs = await visitor(PHONE);
  const confirm = theirs.getByRole("button", { name: "Confirm the new mobile" });
  // of three texts the last one counts, whenever it comes
  await expect(async () => {
    await theirs.goto(shortLinkIn((await mailbox.waitFor(fresh)).text));
    await expect(confirm).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await confirm.click();
  await expect(theirs).toHaveURL(new RegExp(`/${org.slug}/sign-in`));
  await expect(theirs.getByText("Your new mobile counts.")).toBeVisible();
  expect(await phoneOf(org, member.id)).toBe(fresh);
  await page.reload();
  await expect(page.getByText(`${fresh} waits to be confirmed`)).toHaveCount(0);
  await signInAt(theirs, org.slug, member.email);
  await expect(theirs.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
});

test("where no text leaves both pages say why a new mobile cannot be stored, and what to do", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const old = aMobile();
  const member = await org.member([], { ...AMARA, phone: old });
  const data = { textsOn: false };
  await org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/${member.id}/edit`);
  await expect(
    page.getByText("No text leaves here, so nothing can prove a new number"),
  ).toBeVisible();
  await page.getByLabel("Mobile").fill(aMobile());
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("a claimed account gets none that is unproven").last()).toBeVisible();
  expect(await phoneOf(org, member.id)).toBe(old);
  const theirs = await visitor(PHONE);
  await signIn(theirs, org, member);
  await theirs.goto(`/${org.slug}/me/security`);
  await expect(theirs.getByText(`${org.name} sends no text messages`)).toBeVisible();
  await expect(theirs.getByLabel("New mobile number")).toHaveCount(0);
  await page.getByLabel("Mobile").fill("");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Saved. The mobile is removed")).toBeVisible();
  expect(await phoneOf(org, member.id)).toBeNull();
});
