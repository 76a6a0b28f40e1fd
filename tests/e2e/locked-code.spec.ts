import { inviteAccounts } from "@/invitations/invite-accounts";
import { expect, PHONE, test } from "../support/e2e-test";

test("a code that wrong answers locked is met on the Desk, and a new one is made where that is asked for", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { codeFact: "LAST_NAME" } }),
  );
  const person = await org.person("CREATED", {
    ...{ firstName: "Jürgen", lastName: "Vogt", email: "", login: "w-7" },
  });
  await org.run((tx) => inviteAccounts(tx, { ids: [person.id], lane: 2, withCodes: true }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/codes/${person.id}`);
  await page.getByRole("button", { name: "Show the code" }).click();
  await expect(page.getByText(`/${org.slug}/code`)).toBeVisible();
  const groups = page.getByRole("list", { name: "Access code in four groups" });
  const code = (await groups.locator("span.font-mono").allTextContents()).join("-");

  const phone = await visitor(PHONE);
  await phone.goto(`/${org.slug}/code#${code}`);
  await phone.getByRole("button", { name: "Go on" }).click();
  for (const left of [4, 3, 2, 1]) {
    await phone.getByLabel("Your last name").fill("Nobody");
    await phone.getByRole("button", { name: "Go on" }).click();
    await expect(
      phone.getByText(left === 1 ? "One more wrong" : `${left} more wrong`),
    ).toBeVisible();
  }
  await phone.getByLabel("Your last name").fill("Nobody");
  await phone.getByRole("button", { name: "Go on" }).click();

  await expect(async () => {
    await page.goto(`${org.admin}/desk`);
    await expect(page.getByRole("button", { name: "Give a new code: Jürgen Vogt" })).toBeVisible();
  }).toPass();
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByText("Code locked", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Access code", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show the code" }).click();
  await expect(page.getByText("The code of Jürgen Vogt is locked")).toBeVisible();

  await page.goto(`${org.admin}/codes?tab=locked`);

  await page.getByRole("link", { name: "Make a new code for Jürgen Vogt" }).click();
  await page.getByRole("button", { name: "Make a new code" }).click();
  await expect(page.getByText("This is the new code.")).toBeVisible();
  await page.goto(`${org.admin}/desk`);
  await expect(page.getByText("Nobody needs a hand", { exact: false }).first()).toBeVisible();
});
