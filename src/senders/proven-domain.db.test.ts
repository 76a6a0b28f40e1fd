import { afterEach, expect, test, vi } from "vitest";
import { inOrg } from "@/lib/in-org";
import { closeOwnMailers } from "@/lib/own-mail/mailers";
import { asOwner } from "../../tests/support/connections";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox, invited, pumpTo } from "../../tests/support/pumping";
import { readDomainCheck, readMailbox, readSenderDoubt, readWantedProof } from "./queries";
import { recordDomainCheck } from "./record-domain-check";
import { saveServer } from "./save-server";

// Before anything is loaded that looks at the settings.
vi.hoisted(() =>
  vi
    .stubEnv("MAIL_RATE", "10000")
    .stubEnv("OWN_SMTP", "any")
    .stubEnv("MAIL_FROM", "no-reply@installation.example"),
);
afterEach(async () => {
  await closeOwnMailers();
  await emptyOutbox();
});

const DOMAIN = "halden.example";

async function namedOrg(): Promise<TestOrg> {
  const org = await newOrg();
  const data = { fromName: "Halden", fromAddress: `people@${DOMAIN}` };
  await org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data }));
  return org;
}

async function look(org: TestOrg, proof: string[] | undefined) {
  const { scope } = await newAdmin(org);
  const found = { spf: [], dkim: [], dmarc: [], proof };
  await inOrg(scope, (tx) => recordDomainCheck(tx, { domain: DOMAIN, selector: null, found }));
  return (await org.run((tx) => readDomainCheck(tx, DOMAIN)))?.provenAt ?? null;
}

const wantedBy = (org: TestOrg) => org.run(async (tx) => readWantedProof(tx, DOMAIN));

/** The From and Reply-To that a letter arrives with. */
async function letterOf(org: TestOrg, over: Awaited<ReturnType<typeof smtpServer>>) {
  await invited(org);
  await pumpTo(over.url, 5);
  const raw = over.received.at(-1)?.raw ?? "";
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(raw)?.[1]?.trim();
  return [header("From"), header("Reply-To")];
}

test("over the installation's server nobody sends as a domain that is not shown to be theirs", async () => {
  const [org, victim] = [await namedOrg(), await namedOrg()];
  const common = await smtpServer();
  const byInstallation = ["Halden <no-reply@installation.example>", `people@${DOMAIN}`];
  expect(await letterOf(org, common)).toEqual(byInstallation);
  // Another organisation's record proves nothing here.
  expect(await look(org, [await wantedBy(victim)])).toBeNull();
  expect(await letterOf(org, common)).toEqual(byInstallation);
  expect(await look(org, [await wantedBy(org)])).toEqual(expect.any(Date));
  expect(await letterOf(org, common)).toEqual([`Halden <people@${DOMAIN}>`, undefined]);
  // Name servers that do not answer take nothing away; a record that is gone does.
  expect(await look(org, undefined)).toEqual(expect.any(Date));
  expect(await look(org, [])).toBeNull();
  expect(await letterOf(org, common)).toEqual(byInstallation);
});

test("whoever writes to many is told before why mailboxes may doubt the letters", async () => {
  const [org, plain] = [await namedOrg(), await newOrg()];
  const doubt = (where = org) => where.run(readSenderDoubt);
  expect(await doubt(plain)).toBeUndefined();
  expect(await doubt()).toEqual({ domain: DOMAIN, why: "unproven" });
  await look(org, [await wantedBy(org)]);
  const records = ["spf", "dkim", "dmarc"];
  expect(await doubt()).toEqual({ domain: DOMAIN, why: "records", records });
  const { scope } = await newAdmin(org);
  const proof = [await wantedBy(org)];
  const spf = ["v=spf1 include:mail.halden.example -all"];
  const found = { spf, dkim: ["v=DKIM1; k=rsa; p=MIIB"], dmarc: ["v=DMARC1; p=none"], proof };
  await inOrg(scope, (tx) => recordDomainCheck(tx, { domain: DOMAIN, selector: "s1", found }));
  const check = await org.run((tx) => readDomainCheck(tx, DOMAIN));
  expect([check?.spf, check?.dkim, check?.dmarc]).toEqual(["OK", "OK", "WEAK"]);
  expect(await doubt()).toBeUndefined();
  expect(await doubt(plain)).toBeUndefined();
});

test("over a server of its own an organisation sends as itself", async () => {
  const org = await namedOrg();
  const own = await smtpServer();
  const server = {
    ...{ host: "127.0.0.1", port: Number(new URL(own.url).port), security: "NONE" as const },
    ...{ username: null, password: null },
  };
  await org.run((tx) => saveServer(tx, { server, seen: null }));
  await invited(org);
  await pumpTo((await smtpServer()).url, 5);
  expect(own.received.at(-1)?.raw).toContain(`From: Halden <people@${DOMAIN}>`);
});

test("the proof counts for the domain of the address as it is now", async () => {
  const org = await namedOrg();
  await look(org, [await wantedBy(org)]);
  const as = (fromAddress: string) =>
    org.run((tx) =>
      readMailbox(
        tx,
        { name: "Halden", fromName: null, fromAddress, replyTo: null },
        "no-reply@installation.example",
      ),
    );
  expect(await as("other@Halden.example")).toMatchObject({ sentBy: "proven" });
  expect(await as("people@news.halden.example")).toMatchObject({
    sentBy: "installation",
    address: "no-reply@installation.example",
    replyTo: "people@news.halden.example",
  });
});

test("the database keeps no proof that nobody looked for", async () => {
  const org = await namedOrg();
  const later = asOwner((client) =>
    client.query(
      `INSERT INTO app.domain_checks (org_id, domain, spf, dkim, dmarc, checked_at, proven_at)
       VALUES ($1, 'x.example', 'OK', 'OK', 'OK', now(), now() + interval '1 day')`,
      [org.id],
    ),
  );
  await expect(later).rejects.toThrow("domain_is_proven_by_a_look");
});
