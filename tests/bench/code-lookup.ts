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
import { codeBytes, codeDigests } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { createOrganization } from "@/orgs/create-organization";
import { aPerson } from "../support/org";
import { startWorld } from "../support/world";
import { median } from "./median";

const FEW = 1_000;
const ROUNDS = 300;

/** Fills the directory up to so many codes of organisations that nobody asks for. */
async function fillTo(client: pg.Client, org: string, count: number): Promise<void> {
  await client.query("SELECT set_config('app.org_id', $1, false)", [org]);
  const { rows } = await client.query(
    "SELECT count(*)::int AS n FROM app.directory WHERE kind = 'code'",
  );
  await client.query(
    `INSERT INTO app.directory (kind, digest, org_id, id)
     SELECT 'code', translate(rtrim(encode(sha256(g::text::bytea), 'base64'), '='), '+/', '-_'), $1, gen_random_uuid()
     FROM generate_series($2::int, $3::int) g`,
    [org, rows[0].n + 1, count],
  );
  await client.query("VACUUM ANALYZE app.directory");
}

/** People with codes, and what is printed on their letters. */
async function makeCodes(org: string): Promise<string[]> {
  return inOrg(
    workerScope(org),
    async (tx) => {
      await createOrganization(tx, {
        ...{ name: "Bench", slug: "bench", language: "en", timeZone: "UTC" },
      });
      const people = Array.from({ length: FEW }, (_, place) =>
        aPerson({ email: "", login: `bench.${place}` }),
      );
      const { done } = await createAccounts(tx, { people, source: "ROSTER" });
      const ids = done.map(({ id }) => id);
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
  const [found] = await prisma().$queryRaw<{ org: string; id: string }[]>(
    sql`SELECT org_id AS org, id FROM app.find_code(${codeDigests(code)}::text[])`,
  );
  const opened =
    found &&
    (await inOrg(workerScope(found.org), (tx) => openCode(tx, { sendId: found.id }), "page"));
  if (!opened) throw new Error("a code was not found");
  return performance.now() - begun;
}

async function measure(codes: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    times.push(await lookUp(codes[(round * 7) % codes.length] ?? ""));
  return median(times);
}

/** How long it takes to find what a typed access code opens, with 1,000 codes out and with a million (or `rows`). */
export async function codeLookup({ rows = 1_000_000 }: { rows?: number }) {
  const world = await startWorld("bench");
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    const codes = await makeCodes(randomUUID());
    const org = randomUUID();
    await inOrg(workerScope(org), (tx) =>
      createOrganization(tx, {
        ...{ name: "Crowd", slug: "crowd", language: "en", timeZone: "UTC" },
      }),
    );
    await client.query("VACUUM ANALYZE app.directory");
    await measure(codes);
    const ms1k = await measure(codes);
    await fillTo(client, org, rows);
    await measure(codes);
    const ms1m = await measure(codes);
    const two = (value: number) => Math.round(value * 100) / 100;
    return { rows, ms1k: two(ms1k), ms1m: two(ms1m), ratio: two(ms1m / ms1k) };
  } finally {
    await closeDb();
    await client.end();
    await world.stop();
  }
}
