import { randomUUID } from "node:crypto";
import pg from "pg";
import { createAccounts } from "@/accounts/create-accounts";
import { spellCode } from "@/codes/rules";
import { workerScope } from "@/gates/worker";
import { openCode } from "@/handovers/open-code";
import { findLiveCodes } from "@/handovers/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeDb, prisma } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { codeBytes, codeDigests } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { createOrganization } from "@/orgs/create-organization";
import { aPerson } from "../support/org";
import { startWorld } from "../support/world";
import { median } from "./median";

const FEW = 1_000;
const ROUNDS = 300;

/** Fills directory and sends up to so many codes of an organisation that nobody asks for, over the accounts that it has. */
async function fillTo(client: pg.Client, org: string, count: number): Promise<void> {
  await client.query("SELECT set_config('app.org_id', $1, false)", [org]);
  const { rows } = await client.query(
    "SELECT count(*)::int AS n FROM app.directory WHERE kind = 'code'",
  );
  await client.query(
    `WITH made AS MATERIALIZED (SELECT g, gen_random_uuid() AS id FROM generate_series($2::int, $3::int) g),
       held AS (SELECT array_agg(id) AS ids FROM app.accounts WHERE org_id = $1),
       listed AS (INSERT INTO app.directory (kind, digest, org_id, id)
         SELECT 'code', translate(rtrim(encode(sha256(g::text::bytea), 'base64'), '='), '+/', '-_'), $1, id FROM made)
     INSERT INTO app.sends (org_id, id, account_id, purpose, seq, epoch, key_version, expires_at, created_at)
     SELECT $1, made.id, held.ids[1 + made.g % cardinality(held.ids)], 'RECOVERY', 1, 0, 1, now() + interval '7 days', now() FROM made, held`,
    [org, rows[0].n + 1, count],
  );
  await client.query("VACUUM ANALYZE app.directory, app.sends");
}

/** An organisation of so many people without addresses. */
async function found(tx: OrgTx, slug: string): Promise<string[]> {
  await createOrganization(tx, { ...{ name: slug, slug, language: "en", timeZone: "UTC" } });
  const people = Array.from({ length: FEW }, (_, place) =>
    aPerson({ email: "", login: `${slug}.${place}` }),
  );
  const { done } = await createAccounts(tx, { people, source: "ROSTER" });
  return done.map(({ id }) => id);
}

/** People with codes, and what is printed on their letters. */
async function makeCodes(org: string): Promise<string[]> {
  return inOrg(
    workerScope(org),
    async (tx) => {
      const ids = await found(tx, "bench");
      await inviteAccounts(tx, { ids, lane: 3, withCodes: true });
      const live = await findLiveCodes(tx, ids);
      return live.map(({ sendId, keyVersion }) => spellCode(codeBytes(org, sendId, keyVersion)));
    },
    "chunk",
  );
}

/** From the typed code to where it leads: digests, look-up, what it opens. */
async function lookUp(code: string): Promise<number> {
  const begun = performance.now();
  const [send] = await prisma().$queryRaw<{ org: string; id: string }[]>(
    sql`SELECT org_id AS org, id FROM app.find_code(${codeDigests(code)}::text[])`,
  );
  const opened =
    send && (await inOrg(workerScope(send.org), (tx) => openCode(tx, { sendId: send.id }), "page"));
  if (!opened) throw new Error("a code was not found");
  return performance.now() - begun;
}

async function measure(codes: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    times.push(await lookUp(codes[(round * 7) % codes.length] ?? ""));
  return median(times);
}

/** How long it takes to find what a typed access code opens, with 1,000 codes out and with a million (or `rows`) and as many sends. */
export async function codeLookup({ rows = 1_000_000 }: { rows?: number }) {
  const world = await startWorld("bench");
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    const codes = await makeCodes(randomUUID());
    const org = randomUUID();
    await inOrg(workerScope(org), (tx) => found(tx, "crowd"), "chunk");
    await client.query("VACUUM ANALYZE app.directory");
    await measure(codes);
    const ms1k = await measure(codes);
    await fillTo(client, org, rows);
    await measure(codes);
    const ms1m = await measure(codes);
    const two = (value: number) => Math.round(value * 100) / 100;
    // accounts are as many as before: what a code leads to is found by their keys, whose depth a million sends show
    const filled = { directory: rows, sends: rows, accounts: 2 * FEW };
    return { rows, filled, ms1k: two(ms1k), ms1m: two(ms1m), ratio: two(ms1m / ms1k) };
  } finally {
    await closeDb();
    await client.end();
    await world.stop();
  }
}
