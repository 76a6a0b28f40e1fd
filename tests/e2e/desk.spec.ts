import { makeToken, readToken } from "@/lib/secrets";
import { comesBack, linkIn } from "../support/e2e-mailbox";
import { claimAt, question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

test("a mail comes back: the Desk shows it, the address is put right and the account claimed from the new mail", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  const person = await org.invited();
  const mail = await mailbox.waitFor(person.email);
  await comesBack(page, mail);
  await signIn(page, org, owner);
  await page.goto(org.admin);
  await page.getByRole("link", { name: "Fix addresses" }).click();
  const row = page.getByRole("row", { name: person.name });
  await expect(row.getByText("The address does not exist")).toBeVisible();
  await row.getByRole("button", { name: `Fix the address: ${person.name}` }).click();
  const dialog = question(page);
  await dialog.getByLabel("New e-mail address").fill(owner.email);
  await dialog.getByRole("button", { name: "Change and send" }).click();
  await expect(dialog.getByLabel("New e-mail address")).toHaveAttribute("aria-invalid", "true");
  const [shown] = await Promise.all([
    page.waitForEvent("popup"),
    dialog.getByRole("link", { name: /’s page$/ }).click(),
  ]);
  await expect(shown).toHaveURL(new RegExp(`/people/${owner.id}$`));
  await shown.close();
  const right = `right.${person.email}`;
  await dialog.getByLabel("New e-mail address").fill(right);
  await dialog.getByRole("button", { name: "Change and send" }).click();
  await expect(page.getByText("Address changed, invitation on its way.")).toBeVisible();
  await expect(row).toBeHidden();

  const other = await visitor();
  await other.goto(linkIn(mail));
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(other.getByRole("button", { name: "Set up my account" })).toHaveCount(0);
  await claimAt(other, linkIn(await mailbox.waitFor(right)));
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByText("Undeliverable", { exact: false }).first()).toBeVisible();
});

test("reasons narrow the Desk, ticked people are put aside together, and a new request brings one back", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const owner = await org.member(["OWNER"]);
  const weekAgo = new Date(Date.now() - 8 * 86_400_000);
  const [first, second] = [await org.invited({}, weekAgo), await org.invited({}, weekAgo)];
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/desk`);
  await page.getByRole("link", { name: /^Expired/ }).click();
  await expect(page).toHaveURL(/reason=expired/);
  await page.getByLabel("Search the Desk").fill(second.name);
  await expect(page.getByRole("row", { name: first.name })).toBeHidden();
  await page.getByLabel("Search the Desk").fill("");
  await expect(page.getByRole("row", { name: first.name })).toBeVisible();
  for (const { name } of [first, second])
    await page.getByRole("row", { name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More acts", exact: true }).click();
  await page.getByRole("menuitem", { name: "Put aside" }).click();
  await page.getByRole("button", { name: "Put 2 aside" }).click();
  await expect(page.getByText("2 people were changed.")).toBeVisible();
  await page.getByRole("link", { name: "Who is put aside" }).click();
  await expect(page.getByRole("row", { name: second.name })).toContainText("Invitation expired");
  await page.goto(`${org.admin}/desk`);
  await expect(page.getByText("Nobody needs a hand.", { exact: true })).toBeVisible();

  const invitee = await visitor();
  await invitee.goto(first.link);
  await invitee.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expect(invitee).toHaveURL(/asked/);
  await page.goto(`${org.admin}/desk`);
  await expect(page.getByRole("row", { name: first.name })).toContainText("Asked for a new");
  await page.getByRole("button", { name: `Send again: ${first.name}` }).click();
  await question(page).getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("row", { name: first.name })).toBeHidden();
});

test("who is put aside comes back at once by Undo, later from their own list, one or many", async ({
  page,
  org,
  signIn,
}) => {
  const weekAgo = new Date(Date.now() - 8 * 86_400_000);
  const [first, second] = [await org.invited({}, weekAgo), await org.invited({}, weekAgo)];
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/desk`);
  const putAside = async (name: string) => {
    await page
      .getByRole("row", { name })
      .getByRole("button", { name: /^More acts/ })
      .click();
    await page.getByRole("menuitem", { name: "Put aside" }).click();
    await question(page).getByRole("button", { name: "Put aside" }).click();
    await expect(page.getByRole("row", { name })).toBeHidden();
  };
  await putAside(first.name);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Back on the Desk.")).toBeVisible();
  await expect(page.getByRole("row", { name: first.name })).toBeVisible();
  await putAside(first.name);
  await putAside(second.name);
  await page.getByRole("link", { name: /^Put aside/ }).click();
  await expect(page).toHaveURL(/aside=1/);
  await expect(page.getByRole("row", { name: first.name })).toContainText(/by .+/);
  await page.getByRole("button", { name: `Take back: ${first.name}` }).click();
  await question(page).getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("row", { name: first.name })).toBeHidden();
  await page.getByRole("row", { name: second.name }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Take back", exact: true }).click();
  await page.getByRole("button", { name: "Take 1 back" }).click();
  await expect(page.getByText("1 person was changed.")).toBeVisible();
  await page.goto(`${org.admin}/desk?aside=1`);
  await expect(page.getByText(/^Nobody is put aside/)).toBeVisible();
  await page.goto(`${org.admin}/desk`);
  for (const { name } of [first, second])
    await expect(page.getByRole("row", { name })).toContainText("Invitation expired");
});

test("nobody of another organisation stands on the Desk, and no id of theirs is acted on", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  const owner = await org.member(["OWNER"]);
  const weekAgo = new Date(Date.now() - 8 * 86_400_000);
  const theirs = await foreign.invited({ lastName: "Zarathustra" }, weekAgo);
  await signIn(page, org, owner);
  for (const query of ["", "?reason=expired", "?q=zarathustra", `?after=0.${theirs.id}`]) {
    await page.goto(`${org.admin}/desk${query}`);
    await expect(page.getByRole("heading", { level: 1, name: "Desk" })).toBeVisible();
    await expect(page.getByText("Zarathustra")).toHaveCount(0);
  }
  await page.goto(`${foreign.admin}/desk`);
  await expect(page).toHaveURL(/sign-in/);
});

test("reminders end at one press, without a cookie and without a script; looking ends nothing", async ({
  org,
  visitor,
}) => {
  const person = await org.invited();
  const send = readToken("claim", person.link.split("/").at(-1) ?? "")?.row ?? "";
  const address = `/unsubscribe/${makeToken("unsubscribe", org.id, send)}`;
  const isOff = () =>
    org.run(
      async (tx) =>
        (await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id: person.id } }))
          .remindersOffAt !== null,
    );
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "No more reminders?" })).toBeVisible();
  expect(await isOff()).toBe(false);
  await page.getByRole("button", { name: "Stop the reminders" }).click();
  await expect(page.getByRole("heading", { name: "No more reminders", exact: true })).toBeVisible();
  expect(await isOff()).toBe(true);
  const form = { "List-Unsubscribe": "One-Click" };
  const again = await page.request.post(address, { form, maxRedirects: 0 });
  expect(again.status()).toBe(200);
  const unknown = await page.request.post("/unsubscribe/nothing", { form, maxRedirects: 0 });
  expect(unknown.status()).toBe(404);
});
