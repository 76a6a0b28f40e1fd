import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { JourneyOrg } from "../support/e2e-org";
import { signInAt } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

const AMARA = { firstName: "Amara", lastName: "Diallo" };

const settle = (org: JourneyOrg, data: { memberEditing?: boolean; helpContact?: string }) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data }));

test("a member keeps their own profile, on a phone and without script", async ({
  org,
  signIn,
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, ...PHONE });
  await signIn(page, org, await org.member([], AMARA));
  await page.goto(`/${org.slug}/me`);
  await page.getByRole("link", { name: "Edit your profile" }).click();
  await page.getByLabel("First name").fill("");
  await page.getByLabel("Last name").fill("www.evil.example");
  await page.getByLabel("Job title").fill("Store manager");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("A name cannot hold a web address.")).toBeVisible();
  await expect(page.getByLabel("Job title")).toHaveValue("Store manager");
  await page.getByLabel("Last name").fill("Diallo-Weber");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
  await expect(page.getByText("Store manager")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Diallo-Weber" })).toBeVisible();
});

test("where the organisation keeps profiles itself, the page says who changes them", async ({
  page,
  org,
  signIn,
}) => {
  const member = await org.member([], AMARA);
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me/profile`);
  await settle(org, { memberEditing: false, helpContact: "people@halden.example" });
  await page.getByLabel("City").fill("Lyon");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("The organisation keeps profiles itself.")).toBeVisible();
  await expect(page.getByText("Ask people@halden.example to change it.")).toBeVisible();
  await page.goto(`/${org.slug}/me/profile`);
  await expect(page).toHaveURL(`/${org.slug}/me`);
  await page.goto(`/${org.slug}/me/security`);
  await expect(page.getByLabel("New e-mail address")).toHaveCount(0);
  await expect(page.getByLabel("New password")).toBeVisible();
});

test("a person sees what they belong to", async ({ page, org, signIn }) => {
  const member = await org.member([], AMARA);
  await org.run(async (tx) => {
    const { id } = await createTeam(tx, { name: "Sales" });
    await addMembers(tx, { teamId: id, ids: [member.id] });
    const named = { name: "Work_share", licences: null, rules: {} };
    const { id: applicationId } = await createApplication(tx, named);
    await grantApplication(tx, { applicationId, ids: [member.id] });
  });
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me`);
  for (const name of ["Sales", "Work_share", "You are not listed"])
    await expect(page.getByText(name)).toBeVisible();
});

test("sessions are listed with their device and end one by one, or all of the others", async ({
  page,
  org,
  visitor,
}) => {
  const member = await org.member([], AMARA);
  const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
  const [phone, third] = [await visitor({ userAgent: firefox }), await visitor()];
  for (const one of [page, phone, third]) {
    await signInAt(one, org.slug, member.email);
    await expect(one.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
  }
  await page.goto(`/${org.slug}/me/security`);
  const sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: "This browser" })).toHaveCount(1);
  await page.getByRole("button", { name: "End the session on Firefox, Windows" }).click();
  await expect(page.getByText("The session is ended.")).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.getByText("All other sessions are ended.")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await third.reload();
  await expect(third).toHaveURL(/\/sign-in/);
});

test("a sign-in from a new device is told by mail, and the mail leads to the sessions", async ({
  page,
  org,
  visitor,
  mailbox,
}) => {
  const member = await org.member([], AMARA);
  await signInAt(page, org.slug, member.email);
  await expect(page.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signInAt(page, org.slug, member.email);
  await expect(page.getByRole("heading", { level: 1, name: /^Amara/ })).toBeVisible();
  const stranger = await visitor();
  await signInAt(stranger, org.slug, member.email);
  const mail = await mailbox.waitFor(member.email, /New sign-in/);
  expect(await mailbox.subjectsTo(member.email)).toHaveLength(1);
  await page.goto(/https?:\/\/\S+\/me\/security/.exec(mail.text)?.[0] ?? "");
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.getByText("All other sessions are ended.")).toBeVisible();
  await stranger.goto(`/${org.slug}/me`);
  await expect(stranger).toHaveURL(/\/sign-in/);
});

test("the language and the look of one's pages are one's own", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member([], AMARA));
  await page.goto(`/${org.slug}/me`);
  await page.getByLabel("Look of your pages").selectOption("dark");
  await page.getByRole("button", { name: "Save the look" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Language of your pages and letters").selectOption("fr");
  await page.getByRole("button", { name: "Save the language" }).click();
  await expect(page.getByRole("link", { name: "Connexion et sécurité" })).toBeVisible();
});

test("colleagues are found by name and team; who hides is not there", async ({
  org,
  signIn,
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, ...PHONE });
  const visible = { visibility: "PUBLIC" } as const;
  const member = await org.member([], { ...AMARA, ...visible });
  const colleague = await org.person("ACTIVE", {
    firstName: "Lea",
    lastName: "Brandt",
    jobTitle: "Buyer",
    ...visible,
  });
  const hidden = await org.person("ACTIVE", { firstName: "Lea", lastName: "Hidden" });
  const invited = await org.invited({ firstName: "Lea", lastName: "Invited", ...visible });
  const team = await org.run(async (tx) => {
    const { id } = await createTeam(tx, { name: "Sales" });
    await addMembers(tx, { teamId: id, ids: [colleague.id] });
    return id;
  });
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me`);
  await page.getByRole("link", { name: "Directory" }).click();
  const people = page.getByRole("list", { name: "Colleagues" }).getByRole("link");
  await expect(people).toHaveText(["Lea Brandt", "Amara Diallo"]);
  await page.getByLabel("Search by name or address").fill("lea");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(people).toHaveText(["Lea Brandt"]);
  await page.getByLabel("Team").selectOption("Sales");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(`/${org.slug}/directory?q=lea&team=${team}`);
  await people.click();
  await expect(page.getByRole("heading", { name: "Lea Brandt" })).toBeVisible();
  await expect(page.getByText("Buyer")).toBeVisible();
  for (const { id } of [hidden, invited])
    expect((await page.request.get(`/${org.slug}/directory/${id}`)).status()).toBe(404);
  await page.goto(`/${org.slug}/directory?q=nobody`);
  await expect(page.getByRole("heading", { name: "No one matches" })).toBeVisible();
});
