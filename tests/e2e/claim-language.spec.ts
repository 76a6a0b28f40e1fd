import { expect, test } from "../support/e2e-test";
import { newInvitee } from "./invitees";

test("a change of the language keeps the name that was typed and not sent yet", async ({
  page,
}) => {
  const invitee = await newInvitee();
  await page.goto(`${invitee.path}/name`);
  await page.getByLabel("First name").fill("Amara Lea");
  await page.getByText("Language: English").click();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByLabel("Prénom")).toHaveValue("Amara Lea");
  await page.getByLabel("Prénom").fill("Amara Lou");
  await page.getByLabel("Prénom").press("Enter");
  await expect(page).not.toHaveURL(/\/name/);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});
