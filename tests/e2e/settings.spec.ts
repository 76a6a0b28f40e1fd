import { inviteAccounts } from "@/invitations/invite-accounts";
import { env } from "@/lib/env";
import { expect, test } from "../support/e2e-test";

test("the sender of letters and the life of links hold for what is sent from then on", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/settings`);
  await expect(page).toHaveURL(/settings\/general$/);
  await page.getByRole("link", { name: "Sender" }).click();
  await page.getByLabel("From name").fill("People at Halden");
  await page.getByLabel("From address").fill("people@halden.example");
  await page.getByLabel("Reply-To").fill("not an address");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1 field needs you" })).toBeVisible();
  await expect(page.getByLabel("Reply-To")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("From name")).toHaveValue("People at Halden");
  await page.getByLabel("Reply-To").fill("help@halden.example");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();

  await page.goto(`${org.admin}/settings/invitations`);
  await page.getByLabel("Another time").check();
  await page.getByLabel("Number", { exact: true }).fill("36");
  await page.getByLabel("Unit").selectOption("hours");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  const person = await org.person();
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  const mail = await mailbox.waitFor(person.email);
  // nobody has proven that the domain is theirs: letters leave from the installation's address, and are answered to theirs
  expect(mail.from).toEqual({ name: "People at Halden", address: env.MAIL_FROM });
  const header = (wanted: string) => mail.headers.find(({ name }) => name === wanted)?.value;
  expect(header("Reply-To")).toContain("help@halden.example");
  const account = await org.run((tx) =>
    tx.db.account.findFirst({ where: { orgId: tx.org, id: person.id } }),
  );
  const hours = Number(account?.claimableUntil) - Number(account?.invitedAt);
  expect(hours / 3_600_000).toBe(36);
});

test("a life of links beyond 90 days is refused at its field", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/invitations`);
  await page.getByLabel("Another time").check();
  await page.getByLabel("Number", { exact: true }).fill("91");
  await page.getByLabel("Unit").selectOption("days");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByLabel("Number", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Number", { exact: true })).toHaveValue("91");
});

test("with “invite automatically” off, nobody is invited unless it is ticked", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/invitations`);
  await page.getByLabel("Invite automatically when an account is created").uncheck();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("E-mail").fill(`amara@${org.slug}.example`);
  await expect(page.getByLabel("Send the invitation now")).not.toBeChecked();
  await expect(page.getByRole("button", { name: "Add user" })).toBeVisible();
});
