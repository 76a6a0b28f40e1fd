import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setPassword } from "@/factors/set-password";
import { insertFile } from "@/files/store";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { beginLetters } from "@/printouts/begin-letters";
import { runLetters } from "@/printouts/job";
import { admin } from "./support/admin-here";
import { asOwner, digestOf, tenantTables } from "./support/connections";
import { handOver, haveLeft, sendsOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { PNG } from "./support/pictures";
import { actsOf, adminWith, answered, answerOf, typed } from "./support/run-admin";

/** Some commands run with settings of their own, each in a process. */
const SLOW = { timeout: 120_000 };

const folder = mkdtempSync(path.join(tmpdir(), "rollcall-admin-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let other: TestOrg;
beforeAll(async () => {
  other = await newOrg("Norddal Stiftung");
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

/** A file of letters with codes, made and kept for its maker. */
async function printLetters(of: TestOrg): Promise<void> {
  const maker = await newAdmin(of, ["HELPDESK"]);
  const id = await newAccountIn(of, "CREATED", { email: "", login: "printed" });
  await of.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  const about = { chosen: { ids: [id] }, form: "PAGE", split: "NONE" } as const;
  const run = await inOrg(maker.scope, (tx) => beginLetters(tx, about));
  await runLetters({ scopeOf: workerScope, stopping: () => false }, { org: of.id, id: run.id });
}

/** Every column of bytes, but for files and the audit log's values: what is sealed is. */
const sealedColumns = (): Promise<{ table: string; name: string }[]> =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ table: string; name: string }>(
      `SELECT table_name AS table, column_name AS name FROM information_schema.columns
       WHERE table_schema = 'app' AND (data_type = 'bytea' OR column_name ~ '(^|_)(hash|digest|sealed|secret)$')
         AND table_name NOT IN ('file_chunks', 'audit_values') AND column_name <> 'file_digest'`,
    );
    expect(rows.length).toBeGreaterThan(5);
    return rows;
  });

test(
  "an export holds every row and file of one organisation, nobody else's and nothing that opens",
  SLOW,
  async () => {
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
    await printLetters(fresh);
    const counts = await rowsOf(fresh.id);
    const to = path.join(folder, "export");
    const { tables } = await answered(["export-organization", fresh.slug, "--to", to]);
    const { file_chunks: _, ...expected } = counts;
    expect(tables).toEqual(expected);
    for (const { table, name } of await sealedColumns())
      expect([table, readFileSync(path.join(to, `${table}.ndjson`), "utf8")]).toEqual([
        table,
        expect.not.stringContaining(`"${name}":`),
      ]);
    const text = Object.keys(tables)
      .map((table) => readFileSync(path.join(to, `${table}.ndjson`), "utf8"))
      .join("");
    expect(text).not.toContain(other.id);
    expect(text).not.toContain("stranger@norddal.example");
    expect(text).not.toContain("$argon2id$secret");
    expect(readFileSync(path.join(to, "audit_values.ndjson"), "utf8")).toContain("@halden.example");
    expect(readFileSync(path.join(to, "files", fileId))).toEqual(Buffer.from(PNG));
    expect((await admin(["export-organization", fresh.slug, "--to", to])).err).toContain(
      "not empty",
    );
  },
);

test(
  "erasing wants the address typed again, takes everything of one organisation and keeps its address taken",
  SLOW,
  async () => {
    const doomed = await newOrg("Doomed");
    const { id } = await newAdmin(doomed);
    await newAccountIn(doomed, "CREATED", { kind: "CONTACT", ownerId: id });
    const invited = await newAccountIn(doomed);
    await doomed.run((tx) => inviteAccounts(tx, { ids: [invited], lane: 2 }));
    const before = await digestOf(other.id);
    expect((await admin(["erase-organization", doomed.slug, "--confirm", "doomd"])).status).toBe(2);
    const noOwner = { MIGRATION_DATABASE_URL: "" };
    const held = await typed(
      ["erase-organization", doomed.slug, "--confirm", doomed.slug],
      noOwner,
    );
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
  },
);

test(
  "keys rotate: new secrets under the new version, stored ones sealed anew, the old one retired with what it kills",
  SLOW,
  async () => {
    const fresh = await newOrg();
    const id = await newAccountIn(fresh);
    await fresh.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    await handOver(fresh, ...(await sendsOf(fresh, id)));
    await haveLeft(fresh, id);
    const { version, keys } = await answered(["rotate-keys"]);
    expect([version, keys.split(",").length]).toEqual([2, 2]);
    const retire = ["retire-key", "1", "--json"];
    const reseal = ["reseal-secrets", "--json"];
    const [early, first, second, asked, last] = await adminWith({ ROLLCALL_KEYS: keys }, [
      [...retire, "--yes"],
      ...[reseal, reseal, retire],
      [...retire, "--yes"],
    ]);
    if (!early || !first || !second || !asked || !last) throw new Error("a command is missing");
    expect([early.status, early.err]).toEqual([
      1,
      expect.stringContaining("run reseal-secrets first"),
    ]);
    expect(answerOf(first).resealed).toBeGreaterThan(0);
    expect(answerOf(second).resealed).toBe(0);
    const { links, retired } = JSON.parse(asked.out);
    expect([asked.status, retired]).toEqual([1, false]);
    expect(links).toBeGreaterThan(0);
    const done = answerOf(last);
    expect(done).toMatchObject({ links, sealed: 0, retired: true });
    expect(done.keys).toMatch(/^2:/);
    // With the new version alone everything that was sealed opens.
    const to = path.join(folder, "rotated");
    const take = ["export-organization", fresh.slug, "--to", to];
    const [taken] = await adminWith({ ROLLCALL_KEYS: done.keys }, [take]);
    expect(taken).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(path.join(to, "audit_values.ndjson"), "utf8")).toContain("@halden.example");
    expect(existsSync(path.join(to, "manifest.json"))).toBe(true);
    const newest = await actsOf("00000000-0000-4000-8000-000000000000");
    expect(newest).toEqual(expect.arrayContaining(["keys.rotated", "keys.retired"]));
  },
);
