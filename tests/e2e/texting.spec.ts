import { PASSWORD } from "../support/e2e-org";
import { signInAt } from "../support/e2e-steps";
import { expect, PHONE, test } from "../support/e2e-test";

const NUMBER = "+33612345670";

/** The short link in a text. */
const shortLinkIn = (text: string): string =>
  /https?:\/\/\S+\/c\/[0-9a-z]{16}/.exec(text)?.[0] ?? "";

test("a nurse with a phone and no mailbox is texted in her language, claims, and signs in with her number", async ({
  page,
  org,
  signIn,
  visitor,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/people/new`);
  await page.getByLabel("First name").fill("Lucía");
  await page.getByLabel("Last name").fill("Ferrer");
  await page.getByLabel("Mobile").fill("01 42 68 12 34");
  await page.getByLabel("Language").selectOption("es");
  await expect(page.getByText("Not by text message: this number takes none.")).toBeVisible();
  await page.getByRole("button", { name: "Add and invite with a code" }).click();
  await expect(page.getByRole("button", { name: "A text message reaches mobiles" })).toBeVisible();
  await page.getByLabel("Mobile").fill("06 12 34 56 70");
  await page.getByRole("button", { name: "Add and send 1 text message" }).click();
  await expect(page.getByText("1 text message is queued.")).toBeVisible();
  await expect(page.getByText(`Text message to ${NUMBER}`)).toBeVisible();

  const { id, text } = await mailbox.waitFor(NUMBER, /te invita/);
  const phone = await visitor(PHONE);
  await phone.goto(`/mailbox?q=${encodeURIComponent(NUMBER)}`);
  await phone.getByText(`Text to ${NUMBER} · 1 segment`).click();
  await expect(phone).toHaveURL(new RegExp(id));
  await phone.goto(shortLinkIn(text));
  await phone.getByRole("button", { name: "Activar mi cuenta" }).click();
  await phone.getByRole("button", { name: "Continuar · Español" }).click();
  await phone.getByRole("button", { name: "Continuar" }).click();
  await phone.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Terminar e iniciar sesión" }).click();
  await expect(phone).toHaveURL(/\/me(\?|$)/);

  const again = await visitor(PHONE);
  await signInAt(again, org.slug, "06 12 34 56 70");
  await expect(again).toHaveURL(/\/me(\?|$)/);
  await page.reload();
  await expect(page.getByText("Claimed the account from the text message")).toBeVisible();
});

test("who has both is texted from their page, with words whose segments are shown first", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const person = await org.person("CREATED", { firstName: "Noor", phone: "+33612345671" });
  await signIn(page, org, await org.member(["INVITER"]));
  await page.goto(`${org.admin}/people/${person.id}/invite`);
  await page.getByRole("link", { name: "Text message" }).click();
  await expect(page.getByText(/^1 text message in \w+ to \+33612345671$/)).toBeVisible();
  await expect(page.getByText("1 segment", { exact: true })).toBeVisible();
  const words = page.getByLabel("Words of your own");
  await expect(words).toHaveValue(
    "{organization} invites you. Set up your account by {expiresOn}:",
  );
  await words.fill("Hello {password}");
  await expect(page.getByText("{password}").last()).toBeVisible();
  await words.fill(`Hello {firstName}, ${"we look forward to having you with us. ".repeat(4)}`);
  await expect(page.getByText("2 segments", { exact: true })).toBeVisible();
  await words.fill("Hello {firstName}, the rota is waiting:");
  await expect(page.getByText("Hello Noor, the rota is waiting:")).toBeVisible();
  await page.getByRole("button", { name: "Send 1 text message" }).click();
  const { text } = await mailbox.waitFor("+33612345671");
  expect(text).toMatch(/^Hello Noor, the rota is waiting: http\S+\/c\/[0-9a-z]{16}$/m);
});

test("who has both is invited at creation by the way that is chosen, and by no other", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const add = async (way: string, name: string, mobile: string) => {
    await page.goto(`${org.admin}/people/new`);
    await page.getByLabel("First name").fill(name);
    await page.getByLabel("Last name").fill("Osei");
    await page.getByRole("textbox", { name: "E-mail" }).fill(`${name}@${org.slug}.example`);
    await page.getByLabel("Mobile").fill(mobile);
    await page.getByRole("group", { name: "Invite by" }).getByLabel(way).check();
  };
  await add("Text message", "Abena", "06 12 34 56 73");
  await page.getByRole("button", { name: "Add and send 1 text message" }).click();
  await expect(page.getByText("1 text message is queued.")).toBeVisible();
  await mailbox.waitFor("+33612345673");
  await add("E-mail", "Kofi", "06 12 34 56 74");
  await page.getByRole("button", { name: "Add and send 1 invitation" }).click();
  await expect(page.getByText("1 invitation is queued.")).toBeVisible();
  await mailbox.waitFor(`Kofi@${org.slug}.example`);
  const ways = await org.run((tx) =>
    tx.db.message.findMany({ where: { orgId: tx.org }, select: { toAddress: true } }),
  );
  expect(ways.map(({ toAddress }) => toAddress).sort()).toEqual([
    "+33612345673",
    `Kofi@${org.slug}.example`,
  ]);
});
