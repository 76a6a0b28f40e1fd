import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setPassword } from "@/factors/set-password";
import { insertFile } from "@/files/store";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { asOwner, digestOf, tenantTables } from "./support/connections";
import { messagesOf, sendsOf, worthOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { PNG } from "./support/pictures";

type Ran = { status: number; out: string; err: string };

/** The command as an operator types it, in a process of its own. */
function admin(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  const args = ["--import", "tsx", "scripts/admin.ts", ...words];
  return new Promise((done) =>
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (fault, out, err) =>
      done({ status: typeof fault?.code === "number" ? fault.code : fault ? -1 : 0, out, err }),
    ),
  );
}

async function answered(words: string[], env?: Record<string, string>) {
  const { status, out, err } = await admin([...words, "--json"], env);
  expect([status, err], words.join(" ")).toEqual([0, ""]);
  return JSON.parse(out.trim().split("\n").at(-1) ?? "");
}

const folder = mkdtempSync(path.join(tmpdir(), "rollcall-admin-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg("Norddal Stiftung");
});

const actsOf = (id: string): Promise<string[]> =>
  inOrg(mintScope(id, { kind: "system" }), async (tx) => {
    const rows = await tx.db.auditEntry.findMany({
      where: { orgId: id },
      orderBy: { id: "asc" },
    });
    return rows.map(({ act }) => act);
  });

describe("a command line that is not understood ends with 2 and a sentence, and touches nothing", () => {
  test.each([
    [["melt"], 'There is no command "melt"'],
    [["disable-organization"], "Something is missing."],
    [["disable-organization", "halden", "--soon"], "Unknown option '--soon'"],
    [["set-trust", "halden", "7"], "The step is 0, 1, 2, 3"],
    [["retire-key", "9"], 'Version "9" is not one of yours: 1.'],
    [
      ["create-organization", "--name", "N", "--slug", "google", "--owner", "a@b.example"],
      "reserved",
    ],
  ])("%j", async (words, sentence) => {
    const { status, out, err } = await admin(words);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });
});

test("what is understood and cannot be done ends with 1 and a sentence", async () => {
  const unknown = await admin(["enable-organization", "nowhere-at-all"]);
  expect(unknown).toMatchObject({ status: 1, out: "" });
  expect(unknown.err).toBe('No organisation has the address "nowhere-at-all".\n');
  const system = await admin([
    "disable-organization",
    "00000000-0000-4000-8000-000000000000",
    "--reason",
    "r",
  ]);
  expect(system.status).toBe(1);
});

test("help names every command and says how each is typed", async () => {
  const { status, out } = await admin(["help"]);
  expect(status).toBe(0);
  const names = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name ?? "");
  expect(names.length).toBe(14);
  expect((await admin(["help", "erase-organization"])).out).toContain("ORG --confirm SLUG");
});

test("an organisation is made with an owner who is invited by mail and listed with its trust", async () => {
  const words = [
    "--name",
    "Lindqvist AB",
    "--slug",
    "lindqvist",
    "--owner",
    "Eva@lindqvist.example",
  ];
  const made = await answered(["create-organization", ...words, "--language", "de"]);
  const scope = mintScope(made.id, { kind: "system" });
  const [owner] = await inOrg(scope, (tx) => tx.db.account.findMany({ where: { orgId: tx.org } }));
  expect(owner).toMatchObject({
    status: "INVITED",
    email: "Eva@lindqvist.example",
    language: "de",
  });
  const { organizations } = await answered(["list-trust"]);
  expect(organizations).toContainEqual(
    expect.objectContaining({ slug: "lindqvist", step: 0, claims: 0 }),
  );
  expect(await answered(["set-trust", "lindqvist", "3"])).toMatchObject({ step: 3, said: 3 });
  const twice = await admin(["create-organization", ...words]);
  expect(twice.status).toBe(1);
  expect(twice.err).toContain("Another organisation has this address");
  expect(await actsOf(made.id)).toEqual(
    expect.arrayContaining(["organization.created", "role.given", "organization.trust-set"]),
  );
});

test("disabling and enabling by address says what changed, in the organisation's own audit log", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send] = await sendsOf(org, id);
  const before = await digestOf(other.id);
  expect(await answered(["disable-organization", org.slug, "--reason", "unpaid"])).toEqual({
    slug: org.slug,
    changed: true,
  });
  expect(await worthOf(org, send)).toBe("disabled");
  expect(await answered(["enable-organization", org.id])).toMatchObject({ changed: true });
  expect(await worthOf(org, send)).toBe("live");
  expect((await actsOf(org.id)).slice(-2)).toEqual([
    "organization.disabled",
    "organization.enabled",
  ]);
  expect(await digestOf(other.id)).toEqual(before);
});

test("an owner gets a link by mail or, printed, from the operator; nobody else's owner does", async () => {
  const fresh = await newOrg();
  expect((await admin(["reset-owner", fresh.slug])).err).toContain("No owner");
  const { id } = await newAdmin(fresh);
  expect(await answered(["reset-owner", fresh.slug])).toMatchObject({ ownerId: id, kind: "reset" });
  expect((await messagesOf(fresh, id)).map(({ letter }) => letter)).toEqual(["reset"]);
  const { link } = await answered(["reset-owner", fresh.slug, "--print"]);
  const token = link.split("/").at(-1) ?? "";
  expect(readToken("reset", token)?.org).toBe(fresh.id);
  await newAdmin(fresh);
  const several = await admin(["reset-owner", fresh.slug]);
  expect([several.status, several.err]).toEqual([
    1,
    "There are several owners: name one with --email.\n",
  ]);
  expect(await actsOf(fresh.id)).toEqual(
    expect.arrayContaining(["organization.owner-reset", "organization.owner-link-printed"]),
  );
});

const rowsOf = (id: string): Promise<Record<string, number>> =>
  asOwner(async (client) => {
    const counts: Record<string, number> = {};
    for (const table of await tenantTables(client)) {
      const query = `SELECT count(*)::int AS n FROM app.${table} WHERE org_id = $1`;
      const { rows } = await client.query<{ n: number }>(query, [id]);
      counts[table] = rows[0]?.n ?? 0;
    }
    return counts;
  });

test("an export holds every row and file of one organisation, nobody else's and nothing that opens", async () => {
  const fresh = await newOrg();
  const id = await newAccountIn(fresh, "ACTIVE");
  await newAccountIn(other, "ACTIVE", { email: "stranger@norddal.example" });
  const fileId = await fresh.run(async (tx) => {
    await setPassword(tx, { accountId: id, hash: "$argon2id$secret" });
    return insertFile(tx, {
      purpose: "LOGO",
      name: "logo.png",
      contentType: "image/png",
      content: PNG,
    });
  });
  const counts = await rowsOf(fresh.id);
  const to = path.join(folder, "export");
  const { tables } = await answered(["export-organization", fresh.slug, "--to", to]);
  const { file_chunks: _, ...expected } = counts;
  expect(tables).toEqual(expected);
  const text = Object.keys(tables)
    .map((table) => readFileSync(path.join(to, `${table}.ndjson`), "utf8"))
    .join("");
  expect(text).not.toContain(other.id);
  expect(text).not.toContain("stranger@norddal.example");
  expect(text).not.toContain("$argon2id$secret");
  expect(readFileSync(path.join(to, "audit_values.ndjson"), "utf8")).toContain("@halden.example");
  expect(readFileSync(path.join(to, "files", fileId))).toEqual(Buffer.from(PNG));
  expect((await admin(["export-organization", fresh.slug, "--to", to])).err).toContain("not empty");
});

test("erasing wants the address typed again, takes everything of one organisation and keeps its address taken", async () => {
  const doomed = await newOrg("Doomed");
  const { id } = await newAdmin(doomed);
  await newAccountIn(doomed, "CREATED", { kind: "CONTACT", ownerId: id });
  const invited = await newAccountIn(doomed);
  await doomed.run((tx) => inviteAccounts(tx, { ids: [invited], lane: 2 }));
  const before = await digestOf(other.id);
  expect((await admin(["erase-organization", doomed.slug, "--confirm", "doomd"])).status).toBe(2);
  const noOwner = { MIGRATION_DATABASE_URL: "" };
  const held = await admin(["erase-organization", doomed.slug, "--confirm", doomed.slug], noOwner);
  expect([held.status, held.err]).toEqual([1, expect.stringContaining("MIGRATION_DATABASE_URL")]);
  expect((await rowsOf(doomed.id)).accounts).toBe(3);

  await answered(["erase-organization", doomed.slug, "--confirm", doomed.slug]);
  const left = Object.entries(await rowsOf(doomed.id)).filter(([, count]) => count > 0);
  expect(Object.fromEntries(left)).toEqual({ organizations: 1, directory: 1, audit_entries: 1 });
  expect(await actsOf(doomed.id)).toEqual(["organization.erased"]);
  expect(await digestOf(other.id)).toEqual(before);
  const again = await admin(["enable-organization", doomed.slug]);
  expect([again.status, again.out]).toEqual([1, `/${doomed.slug} was erased for good.\n`]);
  const words = ["--name", "N", "--slug", doomed.slug, "--owner", "a@b.example"];
  expect((await admin(["create-organization", ...words])).err).toContain("has this address");
});

test("keys rotate: new secrets under the new version, stored ones sealed anew, the old one retired with what it kills", async () => {
  const fresh = await newOrg();
  const id = await newAccountIn(fresh);
  await fresh.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const { version, keys } = await answered(["rotate-keys"]);
  expect([version, keys.split(",").length]).toEqual([2, 2]);
  const rotated = { ROLLCALL_KEYS: keys };
  const early = await admin(["retire-key", "1", "--yes"], rotated);
  expect([early.status, early.err]).toEqual([
    1,
    expect.stringContaining("run reseal-secrets first"),
  ]);
  expect((await answered(["reseal-secrets"], rotated)).resealed).toBeGreaterThan(0);
  expect((await answered(["reseal-secrets"], rotated)).resealed).toBe(0);

  const asked = await admin(["retire-key", "1", "--json"], rotated);
  const { links, retired } = JSON.parse(asked.out);
  expect([asked.status, retired]).toEqual([1, false]);
  expect(links).toBeGreaterThan(0);
  const done = await answered(["retire-key", "1", "--yes"], rotated);
  expect(done).toMatchObject({ links, sealed: 0, retired: true });
  expect(done.keys).toMatch(/^2:/);
  // With the new version alone everything that was sealed opens.
  const to = path.join(folder, "rotated");
  const alone = { ROLLCALL_KEYS: done.keys };
  await answered(["export-organization", fresh.slug, "--to", to], alone);
  expect(readFileSync(path.join(to, "audit_values.ndjson"), "utf8")).toContain("@halden.example");
  expect(existsSync(path.join(to, "manifest.json"))).toBe(true);
  const newest = await actsOf("00000000-0000-4000-8000-000000000000");
  expect(newest).toEqual(expect.arrayContaining(["keys.rotated", "keys.retired"]));
});
