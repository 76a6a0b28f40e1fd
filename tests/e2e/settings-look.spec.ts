import type { Page } from "@playwright/test";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { expect, test } from "../support/e2e-test";
import { PNG } from "../support/pictures";

const save = (page: Page) => page.getByRole("button", { name: "Save settings" }).click();

test("an organisation moves: bookmarks, sign-in and links follow, and nobody else gets the old address", async ({
  page,
  org,
  foreign,
  signIn,
  visitor,
}) => {
  const invited = await org.invited();
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/general`);
  const moved = `${org.slug}-moved`;
  await page.getByLabel("Address of the organisation").fill(foreign.slug);
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "needs you" })).toBeVisible();
  await expect(page.getByLabel("Address of the organisation")).toHaveValue(foreign.slug);
  await page.getByLabel("Address of the organisation").fill(moved);
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page).toHaveURL(new RegExp(`/${moved}/admin/settings/general`));
  await expect(page.getByText("Address changed.")).toBeVisible();

  await page.goto(`${org.admin}/people?q=amara`);
  await expect(page).toHaveURL(new RegExp(`/${moved}/admin/people\\?q=amara$`));
  const stranger = await visitor();
  const answer = await stranger.request.get(`/${org.slug}/sign-in`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, `/${moved}/sign-in`]);
  await stranger.goto(`${org.admin}/people`);
  await expect(stranger).toHaveURL(new RegExp(`/${moved}/sign-in`));
  await stranger.goto(invited.link);
  await expect(stranger.getByRole("button", { name: "Set up my account" })).toBeVisible();
});

test("logo and colour are seen before they are saved, then everywhere: console, public pages, letters", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/settings/look`);
  const file = page.getByLabel("Picture");
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: svg });
  await page.getByRole("button", { name: "Save logo" }).click();
  await expect(page.getByText("This file is no PNG, JPEG or WebP picture.").first()).toBeVisible();
  const photo = Buffer.alloc(3_000_000, 1);
  await file.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: photo });
  await page.getByRole("button", { name: "Save logo" }).click();
  await expect(page.getByText("This file is larger than 512 KB.").first()).toBeVisible();
  await file.setInputFiles({ name: "logo.gif", mimeType: "image/gif", buffer: Buffer.from(PNG) });
  await page.getByRole("button", { name: "Save logo" }).click();
  await expect(page.getByText("This is the logo today.")).toBeVisible();

  await page.getByLabel("Colour of the organisation").fill("#f2b632");
  const previews = page.locator("[data-preview]");
  await expect(previews).toHaveCount(2);
  const grounds = await previews.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).backgroundColor),
  );
  expect(new Set(grounds).size).toBe(2);
  await save(page);
  await expect(page.getByText("Settings saved.")).toBeVisible();

  const stranger = await visitor();
  await stranger.goto(`/${org.slug}/sign-in`);
  const logo = stranger.locator("[data-logo]").first();
  const image = await logo.evaluate((one) => getComputedStyle(one).backgroundImage);
  const address = /url\("([^"]+)"\)/.exec(image)?.[1] ?? "";
  const picture = await stranger.request.get(address);
  expect(picture.status()).toBe(200);
  const headers = picture.headers();
  expect(headers["content-type"]).toBe("image/png");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toContain("sandbox");
  expect(headers["cache-control"]).toContain("immutable");
  const person = await org.person();
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  expect((await mailbox.waitFor(person.email)).html).toContain(`src="${address}"`);

  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByText("No logo:")).toBeVisible();
  expect((await stranger.request.get(address)).status()).toBe(404);
});

test("of two admins who change the same settings, the second is told and loses nothing", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const other = await visitor();
  await signIn(other, org, await org.member(["OWNER"]));
  for (const one of [page, other]) await one.goto(`${org.admin}/settings/general`);
  await page.getByLabel("Name", { exact: true }).fill("Nordwind");
  await save(page);
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await other.getByLabel("Name", { exact: true }).fill("Suedwind");
  await save(other);
  await expect(
    other.getByText("Somebody saved these settings after you opened them."),
  ).toBeVisible();
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Suedwind");
  await save(other);
  await expect(other.getByText("Settings saved.")).toBeVisible();
});

test("a second factor is required only once it is allowed", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/access`);
  await expect(page.getByLabel("Require: Authenticator app")).toHaveCount(0);
  await page.getByLabel("Authenticator app").check();
  await page.getByLabel("Require: Authenticator app").check();
  await page.getByLabel("People may edit their own profile").uncheck();
  await save(page);
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Require: Authenticator app")).toBeChecked();
  await expect(page.getByLabel("People may edit their own profile")).not.toBeChecked();
});
