import type { JourneyOrg } from "../support/e2e-org";
import { PASSWORD } from "../support/e2e-org";
import { signInAt } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

const AMARA = { firstName: "Amara", lastName: "Diallo" };
const INES = { firstName: "Ines", lastName: "Carvalho" };

const disable = (org: JourneyOrg) =>
  org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: org.id },
      data: { status: "DISABLED", disabledAt: tx.now },
    }),
  );

test("one browser holds an account of two organisations and goes between them", async ({
  page,
  org,
  foreign,
}) => {
  const here = await org.member(["OWNER"], INES);
  const there = await foreign.member([], AMARA);
  await signInAt(page, org.slug, here.email);
  await expect(page).toHaveURL(org.admin);
  await signInAt(page, foreign.slug, there.email);
  await expect(page.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();

  await test.step("from the member's pages", async () => {
    await page.locator("summary", { hasText: "Norddal Stiftung" }).click();
    await page.getByRole("link", { name: /Halden Group.*Ines Carvalho/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Ines/ })).toBeVisible();
  });
  await test.step("and from the console", async () => {
    await page.goto(org.admin);
    await page.getByRole("button", { name: "Halden Group: your organisations" }).click();
    await page.getByRole("menuitem", { name: /Norddal Stiftung.*Amara Diallo/ }).click();
    await expect(page).toHaveURL(`/${foreign.slug}/me`);
  });
  await test.step("signs out of one, and stays in the other", async () => {
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Go on to Halden Group" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Go on to Norddal Stiftung" })).toHaveCount(0);
  });
  await test.step("signs out of all of them", async () => {
    await signInAt(page, foreign.slug, there.email);
    await page.locator("summary", { hasText: "Norddal Stiftung" }).click();
    await page.getByRole("button", { name: "Sign out of all organisations" }).click();
    await expect(page.getByText("You are signed out of all organisations")).toBeVisible();
    for (const { slug } of [org, foreign]) {
      await page.goto(`/${slug}/me`);
      await expect(page).toHaveURL(new RegExp(`/${slug}/sign-in`));
    }
  });
});

test("whoever signs in as somebody else sees both names, and nothing happens on its own", async ({
  org,
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, ...PHONE });
  const [first, second] = [await org.member([], INES), await org.member([], AMARA)];
  // A form that was open before the first one signed in says nothing of them.
  await page.goto(`/${org.slug}/sign-in`);
  const other = await page.context().newPage();
  await signInAt(other, org.slug, first.email);
  await page.getByLabel("E-mail, login or mobile number").fill(second.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(
    page.getByRole("heading", { name: "Ines Carvalho is signed in here" }),
  ).toBeVisible();
  await expect(page.getByText("Amara Diallo").first()).toBeVisible();
  await page.getByRole("link", { name: "Stay signed in as Ines Carvalho" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Ines/ })).toBeVisible();

  await page.goto(`/${org.slug}/sign-in`);
  await expect(page.getByRole("heading", { name: "You are signed in already" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in as somebody else" }).click();
  await expect(page.getByText("signs Ines Carvalho out of Halden Group")).toBeVisible();
  await page.getByLabel("E-mail, login or mobile number").fill(second.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
});

test("the switch itself takes over the browser, once and within its minute", async ({
  page,
  org,
  visitor,
}) => {
  const [first, second] = [await org.member([], INES), await org.member([], AMARA)];
  await page.goto(`/${org.slug}/sign-in`);
  const other = await page.context().newPage();
  await signInAt(other, org.slug, first.email);
  await page.getByLabel("E-mail, login or mobile number").fill(second.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const ticket = await page.locator("input[name=ticket]").inputValue();
  await page.getByRole("button", { name: "Switch to Amara Diallo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
  const stranger = await visitor();
  await stranger.request.post(`/${org.slug}/sign-in/switch/submit`, { form: { ticket, to: "" } });
  await stranger.goto(`/${org.slug}/me`);
  await expect(stranger).toHaveURL(/\/sign-in/);
});

test("the organisations of an address are told to its mailbox only", async ({
  org,
  foreign,
  visitor,
  mailbox,
}) => {
  const page = await visitor({ javaScriptEnabled: false });
  const email = `amara@${org.slug}.example`;
  await org.member([], { ...AMARA, email });
  await foreign.invited({ ...AMARA, email: email.toUpperCase() });
  const find = async (address: string) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Find my organisations" }).click();
    await page.getByLabel("Your e-mail address").fill(address);
    await page.getByRole("button", { name: "Send me the list" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
    return page.getByRole("main").innerText();
  };
  const answer = await find(email);
  const mail = await mailbox.waitFor(email, /Your organisations/);
  expect(mail.from.name).toBe("Rollcall");
  for (const { name, slug } of [org, foreign]) {
    expect(mail.text).toContain(`${name}: `);
    expect(mail.text).toContain(`/${slug}/sign-in`);
  }
  await page.goto(/https?:\/\/\S+\/sign-in/.exec(mail.text)?.[0] ?? "");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await test.step("who was never invited, is out, or whose organisation is, hears nothing", async () => {
    const silent = [
      await org.person("CREATED"),
      await org.person("SUSPENDED"),
      await org.person("CLOSED"),
      { email: `nobody@${org.slug}.example` },
    ];
    for (const { email: address } of silent) expect(await find(address)).toBe(answer);
    await disable(foreign);
    await find(email);
    const lists = async () =>
      (await mailbox.subjectsTo(email)).filter((subject) =>
        subject.startsWith("Your organisations"),
      );
    await expect.poll(async () => (await lists()).length, { timeout: 20_000 }).toBe(2);
    const second = await mailbox.waitFor(email, /Your organisations/);
    expect(second.text).not.toContain(foreign.slug);
    for (const { email: address } of silent) expect(await mailbox.subjectsTo(address)).toEqual([]);
  });
});

test("asking too often for one address is slowed down, and a wrong one is said at the field", async ({
  page,
  org,
}) => {
  await page.goto("/find");
  await page.getByLabel("Your e-mail address").fill("not an address");
  await page.getByRole("button", { name: "Send me the list" }).click();
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
  const form = { email: `often@${org.slug}.example` };
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const answer = await page.request.post("/find/submit", { form, maxRedirects: 0 });
    statuses.push(answer.status());
  }
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
});
