import { readFile } from "node:fs/promises";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { ownUrl } from "@/lib/secrets";
import { beginLetters } from "@/printouts/begin-letters";
import type { JourneyOrg } from "../support/e2e-org";
import { newJourneyOrg, PASSWORD } from "../support/e2e-org";
import { question } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";
import { pictureIn, readDots } from "../support/pdf-picture";

/** A warehouse worker without a mailbox who reads French, invited. */
async function worker(org: JourneyOrg, lastName: string) {
  const person = await org.person("CREATED", {
    ...{ firstName: "Malik", lastName, email: "", language: "fr" },
    externalId: `staff-${lastName}`,
  });
  await org.run((tx) => inviteAccounts(tx, { ids: [person.id], lane: 2, withCodes: true }));
  return person;
}

test("a warehouse worker is added, given a printed letter whose picture is opened, and claims in French once the question is answered", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { codeFact: "LAST_NAME" } }),
  );
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Malik");
  await page.getByLabel("Last name").fill("Benali");
  await page.getByLabel("Login").fill("malik.benali");
  await page.getByLabel("Language").selectOption("fr");
  await page.getByRole("button", { name: "Add and invite with a code" }).click();
  await question(page).getByRole("button", { name: "Back" }).click();
  await page.goto(`${org.admin}/codes`);
  await page.getByRole("button", { name: "Print letters" }).click();
  await page.getByRole("button", { name: "Make 1 letter" }).click();
  await expect(page.getByRole("heading", { name: "1 letter" })).toBeVisible();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download File 1" }).click();
  expect((await file).suggestedFilename()).toBe(`letters-${org.slug}-1.pdf`);
  const letter = await readFile(await (await file).path());

  await page.goto(`${org.admin}/codes`);
  await page.getByRole("link", { name: "Show the code of Malik Benali" }).click();
  await page.getByRole("button", { name: "Show the code" }).click();
  const groups = page.getByRole("list", { name: "Access code in four groups" });
  await expect(groups.getByRole("listitem")).toHaveCount(4);
  const code = (await groups.locator("span.font-mono").allTextContents()).join("-");
  const address = readDots(pictureIn(letter));
  expect(address).toBe(ownUrl(`/${org.slug}/code#${code}`));

  const phone = await visitor(PHONE);
  await phone.goto(address);
  await expect(phone.getByRole("textbox")).toHaveValue(code);
  await expect(phone).not.toHaveURL(/#/);
  await phone.getByRole("button", { name: "Go on" }).click();
  await phone.getByLabel("Votre nom de famille").fill("Personne");
  await phone.getByRole("button", { name: "Continuer" }).click();
  await expect(phone.getByText("Encore 4 réponses fausses")).toBeVisible();
  await phone.getByLabel("Votre nom de famille").fill("BENALI");
  await phone.getByRole("button", { name: "Continuer" }).click();
  await phone.getByRole("button", { name: "Activer mon compte" }).click();
  await phone.getByRole("button", { name: "Continuer · Français" }).click();
  await expect(phone.getByRole("heading", { name: "Votre nom" })).toBeVisible();
  await phone.getByRole("button", { name: "Continuer" }).click();
  await phone.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Terminer et se connecter" }).click();
  await expect(phone).toHaveURL(/\/me(\?|$)/);

  await page.goto(`${org.admin}/codes?tab=all`);
  await expect(page.getByText("Nobody has an access code")).toBeVisible();
});

test("ticked people are noted as handed over, and found in their tab", async ({
  page,
  org,
  signIn,
}) => {
  await worker(org, "Okafor");
  await worker(org, "Sundberg");
  await signIn(page, org, await org.member(["HELPDESK"]));
  await page.goto(`${org.admin}/codes`);
  await page.getByRole("checkbox", { name: "Malik Okafor" }).check();
  await page.getByRole("button", { name: "Handed over", exact: true }).click();
  await expect(page.getByRole("link", { name: "Malik Okafor", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: /^Handed over/ }).click();
  await expect(page.getByRole("link", { name: "Malik Okafor", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Malik Sundberg", exact: true })).toHaveCount(0);
});

test("who has an account and no mailbox gets back into it with a recovery code", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const member = await org.member([], { firstName: "Kofi", email: "", login: "kofi.mensah" });
  await signIn(page, org, await org.member(["HELPDESK"]));
  await page.goto(`${org.admin}/people/${member.id}`);
  await page.getByRole("button", { name: /^More acts for/ }).click();
  await page.getByRole("menuitem", { name: "Recovery code" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Show the code" }).click();
  const code = await dialog.locator("output").innerText();
  const phone = await visitor({ ...PHONE, javaScriptEnabled: false });
  await phone.goto("/code");
  // without script nobody would move the dots behind what is typed
  await expect(phone.getByText("····")).toBeHidden();
  await phone.getByLabel("Access code").fill(code);
  await phone.getByRole("button", { name: "Go on" }).click();
  await phone.getByLabel("New password").fill("another anchor on tuesday");
  await phone.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(phone).toHaveURL(/\/me(\?|$)/);
});

test("who awaits an invitation is given a letter beforehand, which opens nothing until they are invited", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Malik");
  await page.getByLabel("Last name").fill("Early");
  await page.getByLabel("Login").fill("malik.early");
  await page.getByLabel("Invite with an access code").uncheck();
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("Nobody has invited Malik Early yet.")).toBeVisible();
  await page.goto(`${org.admin}/codes`);
  await page.getByRole("link", { name: /^Before the invitation/ }).click();
  await page.getByRole("button", { name: "Print letters" }).click();
  await expect(question(page).getByText(/open nothing before the invitation/)).toBeVisible();
  await page.getByRole("button", { name: "Make 1 letter" }).click();
  await expect(page.getByRole("link", { name: "Download File 1" })).toBeVisible();
  await page.goto(`${org.admin}/codes?tab=made`);
  await page.getByRole("link", { name: "Show the code of Malik Early" }).click();
  await page.getByRole("button", { name: "Show the code" }).click();
  await expect(page.getByText(/^It opens nothing yet/)).toBeVisible();
  const groups = page.getByRole("list", { name: "Access code in four groups" });
  const code = (await groups.locator("span.font-mono").allTextContents()).join("-");
  const phone = await visitor(PHONE);
  const type = async () => {
    await phone.goto(`/${org.slug}/code#${code}`);
    await phone.getByRole("button", { name: "Go on" }).click();
  };
  await type();
  await expect(phone.getByText("This code opens no account.")).toBeVisible();

  await page.goto(`${org.admin}/people?q=Early`);
  await page.getByRole("link", { name: "Malik Early", exact: true }).click();
  await page.getByRole("button", { name: "Access code", exact: true }).click();
  await expect(question(page).getByLabel("Invite Malik Early with this code now")).toBeChecked();
  await question(page).getByRole("button", { name: "Show the code" }).click();
  await expect(question(page).locator("output")).toHaveText(code);
  await type();
  await expect(phone.getByRole("button", { name: "Set up my account" })).toBeVisible();
});

test("nobody of another organisation stands among the codes, and none of their letters is opened", async ({
  page,
  org,
  signIn,
}) => {
  const other = await newJourneyOrg("Other Group");
  const foreign = await worker(other, "Foreign");
  const peer = await other.member(["HELPDESK"]);
  const about = { chosen: { ids: [foreign.id] }, form: "PAGE", split: "NONE" } as const;
  const run = await other.as(peer, (tx) => beginLetters(tx, about));
  await worker(org, "Own");
  await signIn(page, org, await org.member(["HELPDESK"]));
  await page.goto(`${org.admin}/codes?tab=all`);
  await expect(page.getByRole("link", { name: "Malik Own", exact: true })).toBeVisible();
  await expect(page.getByText("Foreign")).toHaveCount(0);
  for (const path of [
    `codes/${foreign.id}`,
    `codes/letters/${run.id}`,
    `codes/letters/${run.id}/1`,
  ])
    expect((await page.goto(`${org.admin}/${path}`))?.status()).toBe(404);
  const csv = await page.request.get(`${org.admin}/codes/export?tab=all`);
  expect(await csv.text()).not.toContain("Foreign");
  const other404 = await page.request.get(`${other.admin}/codes/export?tab=all`);
  expect(await other404.text()).not.toContain("staff-");
});
