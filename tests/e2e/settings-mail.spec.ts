import type { Page } from "@playwright/test";
import { SMTPServer } from "smtp-server";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { env } from "@/lib/env";
import { freePort } from "../../scripts/ports";
import { expect, test } from "../support/e2e-test";
import { startNameServer } from "../support/name-server-socket";

/** A mail server on this machine that takes letters once it is told to. */
async function mailServer() {
  const port = await freePort();
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    // the worker keeps its connections; half a minute is waited for them otherwise
    closeTimeout: 50,
    onData(stream, session, done) {
      received.push(session.envelope.rcptTo[0]?.address ?? "");
      stream.resume().on("end", () => done());
    },
  });
  server.on("error", () => undefined);
  const open = () => new Promise<void>((done) => server.listen(port, "127.0.0.1", () => done()));
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { port, received, open, close };
}

async function bring(page: Page, port: number): Promise<void> {
  await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await page.getByLabel("Port").fill(String(port));
  await page.getByLabel("Security").selectOption("NONE");
  await page.getByRole("button", { name: "Save server" }).click();
  await expect(page.getByText("Letters leave over this server from now on.")).toBeVisible();
}

test("an own mail server: what it says is shown, letters wait for it and leave over it alone", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  test.slow();
  const owner = await org.member(["OWNER"]);
  const server = await mailServer();
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/settings/sender`);
  await expect(page.getByText("Mails stay on this machine.")).toBeVisible();
  await bring(page, server.port);
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText(/^.*did not leave on/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/ECONNREFUSED/).first()).toBeVisible();
  const person = await org.person();
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  await page.goto(`${org.admin}/people`);
  await expect(page.getByText("Your mail server takes no letters: they wait.")).toBeVisible();
  await page.getByRole("link", { name: "See why" }).click();
  await expect(page).toHaveURL(/settings\/sender$/);

  await server.open();
  try {
    await page.getByRole("button", { name: "Send me a test" }).click();
    await expect(page.getByText(/was taken on/)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => server.received, { timeout: 30_000 }).toContain(person.email);
    expect(server.received).toContain(owner.email);
    expect(await mailbox.subjectsTo(person.email)).toEqual([]);
    await page.reload();
    await expect(page.getByText("Your server takes letters.")).toBeVisible();
    await expect(page.getByText("Mails stay on this machine.")).toHaveCount(0);
  } finally {
    await server.close();
  }
  await page.getByRole("button", { name: "Remove server" }).click();
  await expect(page.getByText("Mails stay on this machine.")).toBeVisible();
});

test("a password travels only where it is sealed, and is never shown again", async ({
  page,
  org,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/sender`);
  await page.getByLabel("Server", { exact: true }).fill("mail.halden.example");
  await page.getByLabel("Login").fill("people");
  await page.getByLabel("Password").fill("velvet anchor");
  await page.getByLabel("Security").selectOption("NONE");
  await page.getByRole("button", { name: "Save server" }).click();
  await expect(page.getByText("Choose STARTTLS or TLS.").first()).toBeVisible();
  await page.getByLabel("Security").selectOption("TLS");
  await page.getByLabel("Password").fill("velvet anchor");
  await page.getByRole("button", { name: "Save server" }).click();
  await expect(page.getByText("One is stored.")).toBeVisible();
  expect(await page.content()).not.toContain("velvet");
  await page.getByLabel("Server", { exact: true }).fill("mail.evil.example");
  await page.getByRole("button", { name: "Save server" }).click();
  await expect(page.getByText("Type the password:").first()).toBeVisible();
});

test("the domain's records are looked up, and what is missing is said with what to add", async ({
  page,
  org,
  signIn,
}) => {
  const domain = `${org.slug}.example`;
  const names = await startNameServer(
    {
      [domain]: { TXT: ["v=spf1 mx ~all"] },
      [`s1._domainkey.${domain}`]: { TXT: ["v=DKIM1; p=MIGf"] },
    },
    Number(env.DNS_SERVERS?.split(":")[1]),
  );
  try {
    await signIn(page, org, await org.member(["OWNER"]));
    await page.goto(`${org.admin}/settings/sender`);
    await page.getByLabel("From address").fill(`people@${domain}`);
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByLabel("DKIM selector").fill("s1");
    await page.getByRole("button", { name: "Look up records" }).click();
    await expect(page.getByText("SPF: in place")).toBeVisible();
    await expect(page.getByText("DKIM: in place")).toBeVisible();
    await expect(page.getByText("DMARC: missing")).toBeVisible();
    await expect(page.getByText(`_dmarc.${domain}`)).toBeVisible();
    await expect(page.getByText(/^v=DMARC1; p=quarantine/)).toBeVisible();
  } finally {
    await names.close();
  }
});

test("own words for a letter: an unknown field is refused, seen, tried, saved, delivered, dropped", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/settings/templates`);
  await page.getByRole("link", { name: "Invitation in Français, built-in words" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Invitation in /);
  // one edits what the letter says of itself
  const built = "Activez votre compte {organization}";
  await expect(page.getByLabel("Subject")).toHaveValue(built);
  await expect(page.getByLabel("Text")).toHaveValue(
    "{inviter} vous invite à rejoindre {organization}.",
  );
  await page.getByLabel("Subject").fill("Bienvenue, {prenom}");
  await expect(
    page.getByText("There is no field '{prenom}'").or(page.getByText("There is no field {prenom}")),
  ).toBeVisible();
  await expect(page.getByText(/^This is not what you typed/)).toBeVisible();
  await page.getByLabel("Subject").fill("Bienvenue, ");
  await page.getByRole("button", { name: "Insert firstName" }).click();
  await expect(page.getByLabel("Subject")).toHaveValue("Bienvenue, {firstName}");
  await page.getByLabel("Text").fill("À bientôt chez {organization}.");
  await expect(page.getByRole("article").getByText("Bienvenue, Amara")).toBeVisible();
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText(`Test queued for ${owner.email}.`)).toBeVisible();
  await mailbox.waitFor(owner.email, /^Bienvenue, Amara$/);
  await page.getByRole("button", { name: "Save words" }).click();
  await expect(page.getByText(/^Own words, saved/)).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue("Bienvenue, {firstName}");

  const person = await org.person("CREATED", { language: "fr", firstName: "Zoé" });
  await org.as(owner, (tx) => inviteAccounts(tx, { ids: [person.id], lane: 2 }));
  expect((await mailbox.waitFor(person.email)).subject).toBe("Bienvenue, Zoé");
  // what is lost is shown before it goes
  await page.getByRole("button", { name: "Back to built-in words" }).click();
  const dialog = page.getByRole("alertdialog", { name: /^Give up/ });
  await expect(dialog).toContainText("À bientôt chez {organization}.");
  await dialog.getByRole("button", { name: "Back to built-in words" }).click();
  await expect(page.getByText("Built-in words hold again.")).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue(built);
});
