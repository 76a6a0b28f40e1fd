import type { Page } from "@playwright/test";
import { newJourneyOrg } from "../support/e2e-org";
import { goToPassword } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";
import { publishedTerms } from "../support/terms";
import { letExpire, newInvitee, newInviter, sendAgain, stateOf } from "./invitees";

const PASSWORD = "three quiet copper kettles";

async function claim(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await goToPassword(page);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
}

test("a person opens the link of their mail, says who they are, chooses a password and is in @phone", async ({
  page,
}) => {
  const invitee = await newInvitee();
  await page.goto(invitee.path);
  await expect(page.getByText("Ines Carvalho invites you")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Join Halden Group, Amara" })).toBeVisible();
  await expect(page.getByText(invitee.email)).toBeVisible();
  await expect(page.getByText("Valid until")).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED", isOpened: false });

  await page.getByRole("button", { name: "Set up my account" }).click();
  await page.getByRole("button", { name: "Français", exact: true }).click();
  expect(await stateOf(invitee)).toMatchObject({ isOpened: true, isStarted: false });
  await expect(page.getByRole("heading", { name: "Votre nom" })).toBeVisible();
  await page.getByLabel("Prénom").fill("Amara Lea");
  await page.getByRole("button", { name: "Continuer" }).click();

  await expect(page.getByRole("heading", { name: "Choisissez votre mot de passe" })).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill("court");
  await page.getByRole("button", { name: "Terminer et se connecter" }).click();
  await expect(page.getByText("Utilisez au moins 8 caractères.")).toBeVisible();
  await expect(page.getByLabel("Mot de passe", { exact: true })).toBeFocused();
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Afficher le mot de passe" }).click();
  await expect(page.getByLabel("Mot de passe", { exact: true })).toHaveValue(PASSWORD);
  await page.getByRole("button", { name: "Terminer et se connecter" }).click();

  await expect(page).toHaveURL(`/${invitee.org.slug}/me`);
  await expect(page.getByRole("heading", { name: "Bienvenue, Amara Lea" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Amara Lea/);
  await expect(page.getByRole("main").getByText("Amara Lea").first()).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ status: "ACTIVE", language: "fr" });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole claim works", async ({ page }) => {
    const invitee = await newInvitee(undefined, { firstName: "", lastName: "" });
    await page.goto(invitee.path);
    await page.getByRole("button", { name: "Set up my account" }).click();
    await page.getByRole("button", { name: "Continue · English" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Enter your first name or your last name.")).toBeVisible();
    await page.getByLabel("Last name").fill("Diallo");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Finish and sign in" }).click();
    await expect(page).toHaveURL(`/${invitee.org.slug}/me?welcome=1`);
    expect(await stateOf(invitee)).toMatchObject({ status: "ACTIVE" });
  });
});

test("a link that ends in mid-form keeps what was typed, and the new one fills it in again", async ({
  page,
}) => {
  const invitee = await newInvitee();
  await page.goto(`${invitee.path}/name`);
  await page.getByLabel("First name").fill("Amara Lea");
  await page.getByRole("button", { name: "Continue" }).click();
  await letExpire(invitee);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page.getByRole("heading", { name: /^This invitation expired on/ })).toBeVisible();
  await expect(page.getByText("is kept and filled in again")).toBeVisible();

  await page.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expect(page.getByRole("heading", { name: "Your request is with" })).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ isAsked: true });

  await page.goto(`${await sendAgain(invitee, invitee)}/name`);
  await expect(page.getByLabel("First name")).toHaveValue("Amara Lea");
});

test("what another browser says meanwhile is shown before it counts, and can be changed", async ({
  page,
  visitor,
}) => {
  const invitee = await newInvitee();
  await page.goto(invitee.path);
  await goToPassword(page);
  await expect(page.getByText("in another browser")).toBeHidden();

  const other = await visitor(PHONE);
  await other.goto(`${invitee.path}/name`);
  await other.getByLabel("First name").fill("Somebody");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(/\/password$/);

  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page.getByText("This was filled in in another browser.")).toBeVisible();
  await expect(page.getByText("Somebody Diallo")).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED" });

  await page.getByRole("link", { name: "Change: Name" }).click();
  await page.getByLabel("First name").fill("Amara");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Amara Diallo")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page).toHaveURL(`/${invitee.org.slug}/me`);
});

test("a form from another browser changes nothing and says so", async ({ page }) => {
  const invitee = await newInvitee();
  await page.goto(invitee.path);
  await goToPassword(page);
  await page.context().clearCookies();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("could not be matched to this browser");
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED", isStarted: false });
});

test("who is signed in as somebody else sees both names, and only their own switch changes it", async ({
  page,
}) => {
  const inviter = await newInviter();
  const first = await newInvitee(inviter);
  const second = await newInvitee(inviter, { firstName: "Noor", lastName: "Haddad" });
  await claim(page, first.path);
  await expect(page).toHaveURL(`/${inviter.org.slug}/me`);
  await page.goto(second.path);
  await expect(page.getByRole("heading", { name: "Signed in as Amara Diallo" })).toBeVisible();
  await expect(page.getByText("is for Noor Haddad")).toBeVisible();
  await page.goto(`${second.path}/password`);
  await expect(page.getByRole("heading", { name: "Signed in as Amara Diallo" })).toBeVisible();
  await page.getByRole("button", { name: "Switch to Noor Haddad" }).click();
  await expect(page.getByRole("heading", { name: "Join Halden Group, Noor" })).toBeVisible();
  await page.goto(`/${inviter.org.slug}/me`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an account in another organisation stays signed in, and is named", async ({ page }) => {
  const first = await newInvitee(await newInviter("Maison Aubert"));
  await claim(page, first.path);
  const second = await newInvitee();
  await page.goto(second.path);
  await expect(page.getByText("You are signed in to Maison Aubert as Amara Diallo")).toBeVisible();
  await claim(page, second.path);
  await expect(page).toHaveURL(`/${second.org.slug}/me`);
  await page.goto(`/${first.org.slug}/me`);
  await expect(page).toHaveURL(`/${first.org.slug}/me`);
});

test("a claim begun on one device goes on where it stood on another, with the terms that were accepted", async ({
  page,
  visitor,
}) => {
  const org = await newJourneyOrg();
  await publishedTerms(org, await org.member(["OWNER"]));
  const { link, id } = await org.invited();
  await page.goto(link);
  await page.getByRole("button", { name: "Set up my account" }).click();
  await page.getByRole("button", { name: "Français", exact: true }).click();
  await page.getByLabel("Prénom").fill("Amara Lea");
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { name: "Conditions et confidentialité" })).toBeVisible();

  const phone = await visitor(PHONE);
  await phone.goto(link);
  await phone.getByRole("button", { name: "Activer mon compte" }).click();
  await expect(phone).toHaveURL(/\/terms$/);
  await phone.getByText("Conditions d’utilisation").click();
  await expect(phone.getByText("Soyez aimables les uns avec les autres.")).toBeVisible();
  await phone.getByRole("link", { name: "Retour" }).click();
  await expect(phone.getByLabel("Prénom")).toHaveValue("Amara Lea");
  await phone.goBack();
  await phone.getByRole("button", { name: "Accepter et continuer" }).click();
  await expect(phone.getByText("données dans un autre navigateur")).toBeVisible();
  await expect(phone.getByText("Amara Lea")).toBeVisible();
  await expect(phone.getByText(/^Version 1, acceptée le/)).toBeVisible();
  await phone.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Terminer et se connecter" }).click();
  await expect(phone).toHaveURL(`/${org.slug}/me`);
  const accepted = await org.run((tx) =>
    tx.db.acceptance.findMany({ where: { orgId: tx.org, accountId: id } }),
  );
  expect(accepted.map(({ version }) => version)).toEqual([1]);
});
