import { takeRole } from "@/admins/take-role";
import { choose } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

test("a page that a role does not open says which right it takes and whom to ask", async ({
  page,
  org,
  signIn,
}) => {
  await org.member(["OWNER"], { firstName: "Ines", lastName: "Carvalho" });
  await signIn(page, org, await org.member(["HELPDESK"]));
  await page.goto(`${org.admin}/settings/general`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  await expect(main.getByText("people who can manage settings")).toBeVisible();
  await expect(main.getByText("Ask Ines Carvalho")).toBeVisible();
  await main.getByRole("link", { name: "To the overview" }).click();
  await expect(page).toHaveURL(org.admin);
});

test("who lost the right meanwhile is refused, and nothing happens", async ({
  page,
  org,
  signIn,
}) => {
  const [owner, admin] = [await org.member(["OWNER"]), await org.member(["ACCOUNT_ADMIN"])];
  const person = await org.person();
  await signIn(page, org, admin);
  await page.goto(`${org.admin}/people/${person.id}`);
  await choose(page, person.name, "Suspend");
  await org.as(owner, (tx) => takeRole(tx, { ids: [admin.id], role: "ACCOUNT_ADMIN" }));
  await page.getByRole("button", { name: `Suspend ${person.name}` }).click();
  await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  const account = await org.run((tx) =>
    tx.db.account.findFirst({ where: { orgId: tx.org, id: person.id } }),
  );
  expect(account?.status).toBe("CREATED");
});
