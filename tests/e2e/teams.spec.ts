import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { grantApplication } from "@/applications/grant-application";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { newApplication } from "../support/applications";
import { question, timeline } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const head = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** Types into a picker and takes the first that matches by the keyboard. */
async function pick(page: Page, label: string, typed: string, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.fill(typed);
  await expect(page.getByRole("option", { name })).toBeVisible();
  if (typed === "") await field.press("ArrowDown");
  await field.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
}

test("a team is made, filled by name, renamed, emptied by ticks and deleted", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["ACCOUNT_ADMIN"]));
  const [noor, lou] = [
    await org.person("ACTIVE", { firstName: "Noor", lastName: "Haddad" }),
    await org.person("CREATED", { firstName: "Lou", lastName: "Moreau" }),
  ];
  await page.goto(`${org.admin}/teams`);
  await expect(page.getByText("There is no team yet.")).toBeVisible();
  await page.getByRole("button", { name: "New team" }).click();
  await question(page).getByLabel("Name").fill("Store 214  Hamburg");
  await question(page).getByRole("button", { name: "Create team" }).click();
  await expect(head(page, "Store 214 Hamburg")).toBeVisible();
  await page.getByRole("button", { name: "Add people" }).click();
  await pick(page, "People", "haddad", noor.name);
  await pick(page, "People", "moreau lou", lou.name);
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: noor.name })).toBeVisible();
  await page.getByRole("button", { name: "More acts for Store 214 Hamburg" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await question(page).getByLabel("Name").fill("Store 214");
  await question(page).getByRole("button", { name: "Save the name" }).click();
  await expect(head(page, "Store 214")).toBeVisible();
  await page.getByRole("checkbox", { name: `Tick ${lou.name}` }).click();
  await page.getByRole("button", { name: "Remove 1" }).click();
  await question(page).getByRole("button", { name: "Remove 1 person" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: lou.name })).toHaveCount(0);
  await page.getByRole("button", { name: "More acts for Store 214" }).click();
  await page.getByRole("menuitem", { name: "Delete team" }).click();
  await expect(question(page).getByText("1 person loses this team")).toBeVisible();
  await question(page).getByRole("button", { name: "Delete team of 1 person" }).click();
  await expect(page.getByText("There is no team yet.")).toBeVisible();
  await page.goto(`${org.admin}/people/${noor.id}`);
  expect((await timeline(page)).slice(0, 2)).toEqual(["Left the team", "Joined the team"]);
});

test("a name that is used already is refused at its field, with what was typed", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await org.run((tx) => createTeam(tx, { name: "Finance" }));
  await page.goto(`${org.admin}/teams`);
  await page.getByRole("button", { name: "New team" }).click();
  await question(page).getByLabel("Name").fill("FINANCE");
  await question(page).getByRole("button", { name: "Create team" }).click();
  await expect(
    question(page).getByText("A team here has this name already.").first(),
  ).toBeVisible();
  await expect(question(page).getByLabel("Name")).toHaveValue("FINANCE");
});

test("an application is added with its rules, and its licences are foretold and kept", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [fit, small] = [
    await org.person("ACTIVE", { lastName: "Fitting", saveSpaceMax: 2_147_483_648n }),
    await org.person("ACTIVE", { lastName: "Small" }),
  ];
  await page.goto(`${org.admin}/applications`);
  await page.getByRole("link", { name: "Add an application" }).click();
  await page.getByLabel("Name").fill("Save");
  await page.getByLabel("Licences").fill("1");
  await page.getByText("Rules: who may have it").click();
  await page.getByLabel("Save quota, at least").fill("1 GB");
  await page.getByLabel("Save quota, at most").fill("1 MB");
  await page.getByRole("button", { name: "Add application" }).click();
  await expect(page.getByText("less than the quota it needs at least").first()).toBeVisible();
  await page.getByLabel("Save quota, at most").fill("");
  await page.getByRole("button", { name: "Add application" }).click();
  await expect(head(page, "Save")).toBeVisible();
  await expect(page.getByText("0 of 1 licences held")).toBeVisible();
  await expect(page.getByText("Save quota at least 1 GB")).toBeVisible();
  await page.getByRole("button", { name: "Give to people" }).click();
  await pick(page, "People", "small", small.name);
  await expect(page.getByText("After this one: 1 of 1 licences")).toBeVisible();
  await pick(page, "People", "fitting", fit.name);
  await expect(page.getByText("1 licence too few")).toBeVisible();
  // the button says how many there is a licence for
  await page.getByRole("button", { name: "Give to 1 person" }).click();
  await expect(page.getByText("Given to 1 person. 1 was left out")).toBeVisible();
  // who got it is no longer about to get it, and for the other there is none
  await expect(page.getByText("Now: 1 of 1 licences. No licence is left")).toBeVisible();
  await expect(question(page).getByRole("button", { name: "Give to people" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 of 1 licences held")).toBeVisible();
  await page.goto(`${org.admin}/people/${fit.id}/edit`);
  await page.getByText("More fields").click();
  await page.getByLabel("Save quota").fill("1 MB");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(
    page.getByText("Save: This application does not allow this Save quota.").first(),
  ).toBeVisible();
});

test("a person has teams and applications from the beginning, and they are changed on their page", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await org.run((tx) => createTeam(tx, { name: "Warehouse Malmö" }));
  const meet = await newApplication(org, 5);
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Amara");
  await page.getByLabel("Last name").fill("Diallo");
  await page.getByLabel("Login").fill("amara.diallo");
  await pick(page, "Teams", "malmo", "Warehouse Malmö");
  await pick(page, "Applications", meet.name, meet.name);
  await page.getByRole("checkbox", { name: "Invite with an access code" }).uncheck();
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(head(page, "Amara Diallo")).toBeVisible();
  await expect(page.getByRole("link", { name: "Warehouse Malmö" })).toBeVisible();
  await page.getByRole("button", { name: `Take ${meet.name} from Amara Diallo` }).click();
  await expect(page.getByText("No application.")).toBeVisible();
  await page.getByRole("button", { name: "Give applications to Amara Diallo" }).click();
  await pick(page, "Applications", "", meet.name);
  await question(page).getByRole("button", { name: "Give 1 application" }).click();
  await expect(page.getByRole("link", { name: meet.name })).toBeVisible();
});

test("who only looks sees teams and applications and changes nothing", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["AUDITOR"]));
  const { id } = await org.run((tx) => createTeam(tx, { name: "Finance" }));
  await page.goto(`${org.admin}/teams/${id}`);
  await expect(head(page, "Finance")).toBeVisible();
  await expect(page.getByRole("button", { name: /Add people|More acts/ })).toHaveCount(0);
  expect((await page.request.get(`${org.admin}/applications/new`)).status()).toBe(403);
  expect((await page.request.get(`${org.admin}/teams/choices?q=`)).status()).toBe(403);
});

test("teams and applications of another organisation answer like those that never were", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const theirs = await foreign.person("ACTIVE", { firstName: "Zarathustra" });
  const team = await foreign.run((tx) => createTeam(tx, { name: "Zarathustra’s" }));
  const application = await newApplication(foreign, 5);
  await foreign.run((tx) => addMembers(tx, { teamId: team.id, ids: [theirs.id] }));
  await foreign.run((tx) =>
    grantApplication(tx, { applicationId: application.id, ids: [theirs.id] }),
  );
  for (const [kind, id] of [
    ["teams", team.id],
    ["applications", application.id],
  ] as const) {
    for (const asked of [id, randomUUID(), "nothing"]) {
      const answer = await page.request.get(`${org.admin}/${kind}/${asked}`);
      expect(answer.status(), `${kind} ${asked}`).toBe(404);
      expect(await answer.text()).not.toContain("Zarathustra");
      const found = await page.request.get(
        `${org.admin}/${kind}/${asked}/candidates?q=zarathustra`,
      );
      expect(await found.json()).toEqual({ choices: [] });
    }
    const choices = await page.request.get(`${org.admin}/${kind}/choices?q=`);
    expect(await choices.json()).toEqual({ choices: [] });
  }
  const edit = `${org.admin}/applications/${application.id}/edit`;
  expect((await page.request.get(edit)).status()).toBe(404);
});
