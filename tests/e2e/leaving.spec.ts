import { PASSWORD } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";

test("a member leaves by themselves; the only one who manages admins is told what to do first", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const owner = await visitor();
  await signIn(owner, org, await org.member(["OWNER"]));
  await owner.goto(`/${org.slug}/me/leave`);
  await owner.getByRole("link", { name: "To the admins" }).click();
  await expect(owner).toHaveURL(`${org.admin}/roles/admins`);
  const member = await org.member();
  await signIn(page, org, member);
  await page.goto(`/${org.slug}/me/security`);
  await page.getByRole("link", { name: /^Leave / }).click();
  await page.getByLabel("Your password, to confirm").fill("not my password");
  await page.getByRole("button", { name: /^Leave / }).click();
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await page.getByLabel("Your password, to confirm").fill(PASSWORD);
  await page.getByRole("button", { name: /^Leave / }).click();
  await expect(page.getByText("Your account there is closed.")).toBeVisible();
  await mailbox.waitFor(member.email, /^You left/);
  await page.goto(`/${org.slug}/me`);
  await expect(page).toHaveURL(/\/sign-in/);
});
