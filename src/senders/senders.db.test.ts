import { expect, test, vi } from "vitest";
import { lookUpDomain } from "@/gates/machine";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { asOwner } from "../../tests/support/connections";
import { newAdmin, newOrg } from "../../tests/support/org";
import { noteAnswers } from "./note-answers";
import { readDomainCheck, readSendingServer, readServer } from "./queries";
import { recordDomainCheck } from "./record-domain-check";
import { removeServer } from "./remove-server";
import { saveServer } from "./save-server";

// The name server is there before anything is loaded that looks at the settings.
const names = await vi.hoisted(async () => {
  const { startNameServer } = await import("../../tests/support/name-server-socket");
  const server = await startNameServer({
    "news.halden.example": { TXT: ["v=spf1 mx ~all", "other"] },
    "s1._domainkey.news.halden.example": { TXT: [`v=DKIM1; p=${"A".repeat(390)}`] },
    "_dmarc.halden.example": { TXT: ["v=DMARC1; p=none"] },
  });
  vi.stubEnv("DNS_SERVERS", server.address);
  return server;
});

const SERVER = {
  host: "mail.halden.example",
  port: 587,
  security: "STARTTLS" as "STARTTLS" | "TLS",
  username: "people" as string | null,
  password: "velvet anchor" as string | null,
};
const save = (scope: Scope, change: Partial<typeof SERVER> = {}, seen: Date | null = null) =>
  inOrg(scope, (tx) => saveServer(tx, { server: { ...SERVER, ...change }, seen }));

test("a server is kept with its password sealed, shown without it, and nobody else's", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  await save(owner.scope);
  const shown = await org.run(readServer);
  expect(shown).toMatchObject({ host: "mail.halden.example", hasPassword: true, verifiedAt: null });
  expect(JSON.stringify(shown)).not.toContain("velvet");
  expect((await org.run(readSendingServer))?.server).toMatchObject({ password: "velvet anchor" });
  expect(await other.run(readServer)).toBeUndefined();
  expect(await other.run(readSendingServer)).toBeUndefined();
  await asOwner(async (client) => {
    const { rows } = await client.query("SELECT FROM app.senders t WHERE t::text LIKE $1", [
      `%${Buffer.from("velvet").toString("hex")}%`,
    ]);
    expect(rows).toEqual([]);
    // The sealed bytes open in their own organisation alone.
    await client.query(
      `INSERT INTO app.senders (org_id, host, port, security, username, sealed, key_version, updated_at)
       SELECT $1, host, port, security, username, sealed, key_version, updated_at FROM app.senders WHERE org_id = $2`,
      [other.id, org.id],
    );
  });
  await expect(other.run(readSendingServer)).rejects.toThrow();
});

test("the stored password stays only with its server and login; both are told by the log, it is not", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  await expect(save(owner.scope, { password: null })).rejects.toThrow("sender-password-needed");
  await save(owner.scope);
  const seen = async () => (await org.run(readServer))?.updatedAt ?? null;
  await save(owner.scope, { password: null, port: 465, security: "TLS" }, await seen());
  expect((await org.run(readSendingServer))?.server).toMatchObject({
    port: 465,
    password: "velvet anchor",
  });
  for (const change of [{ host: "mail.evil.example" }, { username: "other" }])
    await expect(save(owner.scope, { ...change, password: null }, await seen())).rejects.toThrow(
      "sender-password-needed",
    );
  await save(owner.scope, { username: null, password: null }, await seen());
  expect((await org.run(readSendingServer))?.server).toMatchObject({ password: null });
  expect(await org.run(readServer)).toMatchObject({ hasPassword: false });
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { act: "sender.saved" }, orderBy: { id: "asc" } }),
  );
  const told = { host: "mail.halden.example", port: 587, security: "STARTTLS", signsIn: true };
  expect(entries[0]?.details).toEqual({ before: null, after: told });
  expect(entries[1]?.details).toEqual({
    before: told,
    after: { ...told, port: 465, security: "TLS" },
  });
  expect(
    JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? 0 : value)),
  ).not.toMatch(/velvet|people/);
});

test("of two who save from the same view the second is told; who may not, changes nothing", async () => {
  const org = await newOrg();
  const [one, two] = [await newAdmin(org), await newAdmin(org)];
  const tries = await Promise.allSettled([save(one.scope), save(two.scope)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const seen = (await org.run(readServer))?.updatedAt ?? new Date(0);
  await save(one.scope, { port: 2525 }, seen);
  await expect(save(two.scope, { port: 25 }, seen)).rejects.toThrow("settings-changed");
  await expect(inOrg(two.scope, (tx) => removeServer(tx, { seen }))).rejects.toThrow(
    "settings-changed",
  );
  const now = (await org.run(readServer))?.updatedAt ?? seen;
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  await expect(save(scope, {}, now)).rejects.toThrow("not-allowed");
  await expect(inOrg(scope, (tx) => removeServer(tx, { seen: now }))).rejects.toThrow(
    "not-allowed",
  );
  await inOrg(one.scope, (tx) => removeServer(tx, { seen: now }));
  expect(await org.run(readServer)).toBeUndefined();
});

test("what the server says is kept from the first silence on, and forgotten with the first letter it takes", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  await save(owner.scope);
  const at = (second: number) => new Date(Date.parse("2026-03-10T09:00:00Z") + second * 1_000);
  const note = async (second: number, said: { kind: string; code?: string; answer: string }) => {
    const known = (await org.run(readSendingServer)) ?? { fault: null, verifiedAt: null };
    await org.run((tx) => noteAnswers(tx, { known, said: [said] }), at(second));
  };
  const fail = (second: number) => note(second, { kind: "outage", code: "535", answer: "535 No" });
  await fail(1);
  await fail(2);
  expect(await org.run(readServer)).toMatchObject({ failedAt: at(1), answer: "535 No" });
  await note(3, { kind: "sent", answer: "250 Taken" });
  await note(9, { kind: "sent", answer: "250 Taken" });
  expect(await org.run(readServer)).toMatchObject({ failedAt: null, verifiedAt: at(3) });
  await fail(4);
  const { updatedAt = null } = (await org.run(readServer)) ?? {};
  await save(owner.scope, { port: 25 }, updatedAt);
  // Another server starts without a history.
  expect(await org.run(readServer)).toMatchObject({
    failedAt: null,
    verifiedAt: null,
    answer: null,
  });
});

test("a domain's records are looked up at its name servers, judged and kept; a policy above holds below", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const domain = "news.halden.example";
  const check = async (selector: string | null) => {
    const found = await lookUpDomain(domain, selector);
    await inOrg(owner.scope, (tx) => recordDomainCheck(tx, { domain, selector, found }));
    return org.run((tx) => readDomainCheck(tx, domain));
  };
  expect(await check("s1")).toMatchObject({
    ...{ selector: "s1", spf: "OK", dkim: "OK", dmarc: "WEAK" },
    records: { spf: "v=spf1 mx ~all", dmarc: "v=DMARC1; p=none" },
  });
  expect(await check(null)).toMatchObject({ selector: null, dkim: "UNKNOWN" });
  expect(await check("s2")).toMatchObject({ dkim: "MISSING" });
  expect(await other.run((tx) => readDomainCheck(tx, domain))).toBeUndefined();
  await names.close();
  const gone = await lookUpDomain("halden.example", null);
  expect([gone.spf, gone.dmarc]).toEqual([undefined, undefined]);
}, 60_000);
