import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { linkIn } from "../support/e2e-mailbox";
import { claim } from "../support/e2e-org";
import { expectSound } from "../support/e2e-sound";
import { choose, question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

/* Every page is reached once, on a desktop in the light theme, at 320 and 390 px in the dark one. */

test.describe.configure({ timeout: 180_000 });

const MONTH_AGO = () => new Date(Date.now() - 30 * 86_400_000);

test("the way in is sound: start, sign-up, sign-in, password, mailbox, nowhere", async ({
  page,
  org,
  mailbox,
}) => {
  const member = await org.member([], { firstName: "Maximiliane-Alexandra" });
  for (const path of ["/", "/sign-up", `/${org.slug}/sign-in`, `/${org.slug}/forgot`]) {
    await page.goto(path);
    await expectSound(page);
  }
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectSound(page, "sign-up with faults");
  await page.goto(`/${org.slug}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Type your password.")).toBeVisible();
  await expectSound(page, "sign-in with faults");
  await page.goto(`/${org.slug}/forgot`);
  await page.getByLabel("E-mail address or login").fill(member.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expectSound(page, "asked for a link");
  const mail = await mailbox.waitFor(member.email);
  await page.goto(linkIn(mail, "reset"));
  await expectSound(page, "reset");
  await page.goto("/reset/nothing");
  await expectSound(page);
  for (const path of ["/mailbox", `/mailbox?q=${member.email}`, "/mailbox?q=nothing-like-it"]) {
    await page.goto(path);
    await expectSound(page);
  }
  await page.goto(`/mailbox/${mail.id}`);
  await expectSound(page, "a mail");
  await page.goto("/nothing/here");
  await expectSound(page);
});

test("the claim is sound: its steps, its faults, its end", async ({ page, org }) => {
  const { link } = await org.invited({ firstName: "Maximiliane-Alexandra" });
  for (const path of ["", "/about", "/password", "/not-me", "/password?fault=password-short"]) {
    await page.goto(link + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectSound(page, `claim${path}`);
  }
  await page.goto(`${link}/about?fault=firstName.missing,lastName.too-long`);
  await expectSound(page, "about with faults");
  await page.goto(`${link}/not-me?fault=reason`);
  await expectSound(page, "a decline without its reason");
  await page.getByLabel("I do not want an account").check();
  await page.getByRole("button", { name: "Decline the invitation" }).click();
  await expectSound(page, "declined");
});

test("dead links are sound: expired, asked, withdrawn, claimed, neutral, another's", async ({
  page,
  org,
  signIn,
}) => {
  const expired = await org.invited({}, MONTH_AGO());
  await page.goto(expired.link);
  await expectSound(page, "expired");
  await page.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expectSound(page, "asked");
  const withdrawn = await org.invited();
  await org.run((tx) => withdrawInvitations(tx, { ids: [withdrawn.id] }));
  await page.goto(withdrawn.link);
  await expectSound(page, "withdrawn");
  const claimed = await org.invited();
  await claim(org, claimed);
  await page.goto(claimed.link);
  await expectSound(page, "claimed");
  await page.goto("/claim/nothing");
  await expectSound(page, "neutral");
  await signIn(page, org, claimed);
  const other = await org.invited();
  await page.goto(other.link);
  await expectSound(page, "signed in as another");
  await page.goto(`/${org.slug}/me`);
  await expectSound(page, "a member's own page");
});

test("the console's lists are sound: overview, people, filters, settings", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(org.admin);
  await expectSound(page, "overview of a new organisation");
  for (const status of ["CREATED", "ACTIVE", "SUSPENDED", "CLOSED"] as const)
    await org.person(status);
  await org.person("CREATED", { email: `${"long.".repeat(10)}address@${org.slug}.example` });
  await org.invited({ firstName: "Maximiliane-Alexandra", lastName: "von und zu Hohenfels" });
  await org.invited({}, MONTH_AGO());
  await page.goto(org.admin);
  await expectSound(page, "overview");
  await page.goto(`${org.admin}/people`);
  await expectSound(page, "people");
  await page.goto(`${org.admin}/people?q=a&status=created,invited,expired&kind=user&asked=1`);
  await expectSound(page, "people, filtered");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page.getByRole("button", { name: "Show" })).toBeVisible();
  await expectSound(page, "filters");
  await page.goto(`${org.admin}/settings`);
  await expectSound(page, "settings");
  await page.goto(`${org.admin}/nothing`);
  await expectSound(page, "nowhere in the console");
});

test("a person's pages are sound: timeline, profile, edit, invite, new, dialogs", async ({
  page,
  org,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  const person = await org.invited({ company: "Hohenfels Verkehrsbetriebe und Söhne" });
  const path = `${org.admin}/people/${person.id}`;
  for (const part of ["", "?tab=profile", "/edit", "/invite"]) {
    await page.goto(path + part);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectSound(page, `person${part}`);
  }
  await page.goto(`${org.admin}/people/${owner.id}`);
  await expectSound(page, "an owner");
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await page.getByLabel("E-mail").fill("nothing");
  await page.getByRole("button", { name: /^Add and send/ }).click();
  await expect(page.getByText("1 field needs you")).toBeVisible();
  await expectSound(page, "new, with a fault");
  for (const act of ["Copy link", "Suspend", "Withdraw invitation"]) {
    await page.goto(path);
    await choose(page, person.name, act);
    await expect(question(page)).toBeVisible();
    await expectSound(page, `dialog: ${act}`);
  }
  await page.goto(path);
  await page.getByRole("button", { name: `More acts for ${person.name}` }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await expectSound(page, "menu");
});
