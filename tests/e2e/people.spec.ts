import { createAccounts } from "@/accounts/create-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { JourneyOrg } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";
import { aPerson } from "../support/org";

/** Sixty people, two of them suspended, named so that their order is plain. */
async function crowd(org: JourneyOrg): Promise<void> {
  const named = Array.from({ length: 60 }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    return aPerson({
      firstName: `Person${number}`,
      lastName: "Crowd",
      email: `p${number}@${org.slug}.example`,
    });
  });
  await org.run(async (tx) => {
    const { done } = await createAccounts(tx, { people: named, source: "ROSTER" });
    await suspendAccounts(tx, { ids: done.slice(0, 2).map(({ id }) => id) });
  });
}

test("search, filters and pages stand in the address, so that back and reload keep them", async ({
  page,
  org,
  signIn,
}) => {
  await crowd(org);
  const owner = await org.member(["OWNER"], { firstName: "Zoë", lastName: "Ząbek" });
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/people`);
  const rows = page.getByRole("main").getByRole("link", { name: /^Person\d\d Crowd$/ });
  await expect(page.getByText("1–50 of 61")).toBeVisible();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByText("51–61 of 61")).toBeVisible();
  await expect(page.getByRole("link", { name: "Zoë Ząbek", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("51–61 of 61")).toBeVisible();
  await page.goBack();
  await expect(page.getByText("1–50 of 61")).toBeVisible();

  const search = page.getByRole("main").getByLabel("Name, mail, login, ID");
  await search.fill("zabek");
  await expect(page).toHaveURL(/q=zabek/);
  await expect(page.getByText("1–1 of 1")).toBeVisible();
  await search.fill("p07@");
  await expect(rows).toHaveText(["Person07 Crowd"]);

  await page.goto(`${org.admin}/people`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Suspended").check();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/status=suspended/);
  await expect(rows).toHaveText(["Person01 Crowd", "Person02 Crowd"]);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.getByRole("link", { name: /^Remove the filter/ }).click();
  await expect(page.getByText("1–50 of 61")).toBeVisible();
  await page.goto(`${org.admin}/people?q=nobody-at-all`);
  await expect(page.getByText("No one matches.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByText("1–50 of 61")).toBeVisible();
});
