import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { writeAudit } from "../../src/audit/write-audit";
import { pool } from "../../src/lib/db";
import { inOrg } from "../../src/lib/in-org";
import { openAccountKey, unseal } from "../../src/lib/secrets";
import type { Command } from "./command";
import { makeEmpty, required } from "./command";
import { findOrg } from "./find-org";

const PIECE = 1_000;

/** What opens something is left out: an export goes to people. */
const LEFT_OUT: Record<string, readonly string[]> = {
  passwords: ["hash"],
  accounts: ["mobile_digest"],
  sessions: ["browser_digest"],
  directory: ["digest"],
  account_keys: ["sealed"],
  senders: ["sealed"],
  letter_runs: ["key_sealed"],
  letter_parts: ["sealed"],
  claim_drafts: ["browser"],
};
/** Written otherwise: files as files, audit values in clear. */
const OTHERWISE = new Set(["file_chunks", "audit_values"]);

async function* fetchAll<Row>(client: PoolClient, query: string, org: string): AsyncGenerator<Row> {
  await client.query(`DECLARE piece NO SCROLL CURSOR FOR ${query}`, [org]);
  try {
    for (;;) {
      const { rows } = await client.query(`FETCH ${PIECE} FROM piece`);
      yield* rows as Row[];
      if (rows.length < PIECE) return;
    }
  } finally {
    await client.query("CLOSE piece");
  }
}

/** Writes lines as they come, no faster than the disk takes them. Returns how many. */
async function writeLines(file: string, lines: AsyncIterable<string>): Promise<number> {
  let count = 0;
  const counted = async function* () {
    for await (const line of lines) {
      count += 1;
      yield `${line}\n`;
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(file, { mode: 0o600 }));
  return count;
}

async function* linesOf(client: PoolClient, table: string, org: string): AsyncGenerator<string> {
  const left = (LEFT_OUT[table] ?? []).map((column) => ` - '${column}'`).join("");
  const query = `SELECT (to_jsonb(t)${left})::text AS line FROM app.${table} t WHERE org_id = $1`;
  for await (const { line } of fetchAll<{ line: string }>(client, query, org)) yield line;
}

type SealedValue = {
  entry_id: string;
  account_id: string;
  sealed: Buffer;
  key: Buffer | null;
  key_version: number | null;
};

/** Personal values of the audit log, opened; without its account's key, which erasing took, one stays closed for good. */
async function* valuesOf(client: PoolClient, org: string): AsyncGenerator<string> {
  const query = `SELECT v.entry_id, v.account_id, v.sealed, k.sealed AS key, k.key_version FROM app.audit_values v
    LEFT JOIN app.account_keys k ON k.org_id = v.org_id AND k.account_id = v.account_id WHERE v.org_id = $1`;
  for await (const row of fetchAll<SealedValue>(client, query, org)) {
    const { entry_id, account_id, sealed, key, key_version } = row;
    const opened =
      key && key_version
        ? JSON.parse(unseal(openAccountKey(org, key, key_version), org, sealed).toString())
        : null;
    yield JSON.stringify({ org_id: org, entry_id, account_id, values: opened });
  }
}

/** Uploaded files as they were, each under its id. */
async function writeFiles(client: PoolClient, folder: string, org: string): Promise<number> {
  const { rows } = await client.query<{ id: string; chunks: number }>(
    `SELECT f.id, (SELECT count(*)::int FROM app.file_chunks c WHERE c.org_id = f.org_id AND c.file_id = f.id) AS chunks
     FROM app.files f WHERE f.org_id = $1`,
    [org],
  );
  if (rows.length > 0) mkdirSync(path.join(folder, "files"), { mode: 0o700 });
  for (const { id, chunks } of rows) {
    const read = async function* () {
      for (let seq = 0; seq < chunks; seq += 1) {
        const piece = await client.query<{ content: Buffer }>(
          "SELECT content FROM app.file_chunks WHERE org_id = $1 AND file_id = $2 ORDER BY seq OFFSET $3 LIMIT 1",
          [org, id, seq],
        );
        if (piece.rows[0]) yield piece.rows[0].content;
      }
    };
    const file = createWriteStream(path.join(folder, "files", id), { mode: 0o600 });
    await pipeline(Readable.from(read()), file);
  }
  return rows.length;
}

const TABLES = `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' ORDER BY 1`;

/** One moment of the organisation, however long the writing takes. */
async function writeAll(folder: string, org: string): Promise<Record<string, number>> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SELECT set_config('app.org_id', $1, true)", [org]);
    const { rows } = await client.query<{ name: string }>(TABLES);
    const counts: Record<string, number> = {};
    const to = (table: string) => path.join(folder, `${table}.ndjson`);
    for (const { name } of rows.filter(({ name: table }) => !OTHERWISE.has(table)))
      counts[name] = await writeLines(to(name), linesOf(client, name, org));
    counts.audit_values = await writeLines(to("audit_values"), valuesOf(client, org));
    await writeFiles(client, folder, org);
    return counts;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

export const exportOrganization: Command = {
  usage: "ORG --to FOLDER",
  does: "writes everything of an organisation into a new folder: one NDJSON file a table, uploaded files as they are",
  more: [
    "Passwords, session ids, keys and letters with codes are left out; personal values of the audit log are opened.",
  ],
  words: 1,
  options: { to: { type: "string" } },
  run: async (given) => {
    const folder = path.resolve(required(given, "to"));
    const { scope, summary } = await findOrg(given.words[0]);
    makeEmpty(folder);
    const tables = await writeAll(folder, scope.org);
    const manifest = { organization: summary, tables, leftOut: LEFT_OUT };
    writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2), {
      mode: 0o600,
    });
    await inOrg(scope, (tx) => writeAudit(tx, [{ act: "organization.exported" }]));
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
    return {
      lines: [`Wrote ${rows} rows of /${summary.slug} to ${folder}.`],
      data: { slug: summary.slug, folder, tables },
    };
  },
};
