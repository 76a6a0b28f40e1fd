import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { CASES } from "./support/all-cases";
import { asOwner, tenantTables } from "./support/connections";
import { tenantFunctions } from "./support/modules";
import type { TestOrg } from "./support/org";
import { newOrg } from "./support/org";
import { populate, unknownIds } from "./support/populate";
import type { Ids } from "./support/tenancy-case";

const found = tenantFunctions();

let org: TestOrg;
let other: TestOrg;
let own: Ids;
let foreign: Ids;
let unknown: Ids;
let digestQuery: string;
const NOW = new Date(Date.now() + 1_000);

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  own = await populate(org);
  foreign = await populate(other);
  unknown = unknownIds(foreign);
  const tables = await asOwner(tenantTables);
  const each = tables.map(
    (table) =>
      `SELECT '${table}' AS name, t::text AS line FROM app.${table} t WHERE org_id = $1::uuid`,
  );
  digestQuery = `SELECT md5(string_agg(name || line, '|' ORDER BY name, line)) AS digest FROM (${each.join(" UNION ALL ")}) lines`;
});

/** All rows of an organisation as this very transaction would leave them. */
async function digestIn(tx: OrgTx, of: string): Promise<string> {
  await tx.db.$executeRaw(sql`SELECT set_config('app.org_id', ${of}, true)`);
  const rows = await tx.db.$queryRawUnsafe<{ digest: string }[]>(digestQuery, of);
  return rows[0]?.digest ?? "";
}

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g;
const TOKEN = /[a-z]+_[\w-]{22}_[\w-]{22}_[\w-]{32}/g;

/** An answer without the ids that were asked for and those made meanwhile. */
function told(answer: unknown, ids: Ids): string {
  const plain = (_: string, value: unknown) =>
    typeof value === "bigint"
      ? String(value)
      : value instanceof Map || value instanceof Set
        ? [...value]
        : value;
  let text = JSON.stringify(answer, plain) ?? "nothing";
  for (const [name, id] of Object.entries(ids)) text = text.replaceAll(id, `<${name}>`);
  return text
    .replaceAll(TOKEN, "<token>")
    .replaceAll(UUID, "<id>")
    .replaceAll(/"ticket":"[^"]+"/g, '"ticket"');
}

class Enough extends Error {}
type Trial = { answer: string; org?: string; other?: string };

/** Runs the act in this test's organisation, looks at what it left in both and takes it back. */
async function tryWith(run: (tx: OrgTx, ids: Ids) => Promise<unknown>, ids: Ids): Promise<Trial> {
  let trial: Trial = { answer: "" };
  const attempt = inOrg(
    org.system,
    async (tx) => {
      trial = { answer: told(await run(tx, ids), ids) };
      trial = { ...trial, org: await digestIn(tx, org.id), other: await digestIn(tx, other.id) };
      throw new Enough();
    },
    "act",
    NOW,
  );
  await attempt.catch((fault: Error & { code?: string; meta?: unknown }) => {
    if (fault instanceof Enough) return;
    // Whatever failed is rolled back: there is nothing to look at.
    const constraint = /"([a-z_]+_(?:fkey|pkey|key))"/.exec(JSON.stringify(fault.meta ?? ""))?.[1];
    trial = { answer: `refused: ${constraint ?? fault.code ?? fault.message}` };
  });
  return trial;
}

test("every query, verb and job has an entry here, and nothing else has", () => {
  expect(found.length).toBeGreaterThan(60);
  const missing = found
    .filter(({ id }) => !(id in CASES))
    .map(({ id, file }) => `${id} (src/${file})`);
  expect(missing).toEqual([]);
  const ids = new Set(found.map(({ id }) => id));
  expect(Object.keys(CASES).filter((id) => !ids.has(id))).toEqual([]);
});

describe.each(Object.entries(CASES))("%s", (_, entry) => {
  if ("elsewhere" in entry) {
    test("is shown to keep to its organisation by another test", () => {
      const [file = "", title = ""] = entry.elsewhere.split(": ");
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, "utf8")).toContain(title);
    });
    return;
  }
  test("answers a foreign id like an unknown one and leaves the other organisation as it was", async () => {
    const before = await inOrg(other.system, (tx) => digestIn(tx, other.id));
    const [asForeign, asUnknown] = [
      await tryWith(entry.run, foreign),
      await tryWith(entry.run, unknown),
    ];
    expect(asForeign.answer).toBe(asUnknown.answer);
    for (const { other: after } of [asForeign, asUnknown]) expect(after ?? before).toBe(before);
    if (entry.takesNoId) return;
    // Its own ids make a difference: an act that always does nothing would show nothing.
    const asOwn = await tryWith(entry.run, own);
    expect([asOwn.answer, asOwn.org]).not.toEqual([asUnknown.answer, asUnknown.org]);
    expect(asOwn.other ?? before).toBe(before);
  });
});
