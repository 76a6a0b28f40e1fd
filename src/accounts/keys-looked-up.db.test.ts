import { expect, test } from "vitest";
import type { OrgTx } from "@/lib/org";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newOrg } from "../../tests/support/org";
import { createAccounts } from "./create-accounts";
import { findTaken } from "./queries";

const PIECE = 1_000;
const TIMES = 10;

const people = (from: number) =>
  Array.from({ length: PIECE }, (_, at) => ({
    ...aPerson({ email: `chloe.${from + at}@halden.example` }),
    login: `chloe ${from + at}`,
  }));

const bring = (org: TestOrg, from: number) =>
  org.run((tx) => createAccounts(tx, { people: people(from), source: "ROSTER" }));

/** Keys that nobody has, as many as a piece of a roster has. */
const strangers = Array.from({ length: PIECE }, (_, n) => ({
  emailKey: `nobody.${n}@halden.example`,
  loginKey: `nobody ${n}`,
  externalKey: `nobody-${n}`,
}));

/** A file in the order of its names: any index that begins with the organisation leads through them as they lie. */
const bringsMany = (org: string): string => `
  ALTER TABLE app.accounts SET (autovacuum_enabled = false);
  SELECT set_config('app.org_id', '${org}', false);
  INSERT INTO app.accounts (org_id, id, name_key, search_text, first_name, email, email_key, login, login_key, external_id, external_key, source, created_at, updated_at)
  SELECT '${org}', gen_random_uuid(), name, name, name, name || '@other.example', name || '@other.example', name, name, name, name, 'ROSTER', now(), now()
  FROM (SELECT 'person ' || 100000 + n AS name FROM generate_series(1, 60000) n) p;
  ANALYZE app.accounts`;

/** Rows of accounts that this transaction has read, and those before it that the server has not counted yet. */
async function readSoFar(tx: OrgTx): Promise<number> {
  const [read] = await tx.db.$queryRaw<
    { people: number }[]
  >`SELECT (seq_tup_read + idx_tup_fetch)::int AS people
    FROM pg_stat_xact_user_tables WHERE relname = 'accounts'`;
  return read?.people ?? 0;
}

/** Rows of accounts that so many times of this work read: often enough that a plan which is kept is the one that is used. */
const readBy = (org: TestOrg, work: (tx: OrgTx, time: number) => Promise<unknown>) =>
  org.run(async (tx) => {
    const before = await readSoFar(tx);
    for (let time = 0; time < TIMES; time += 1) await work(tx, time);
    return (await readSoFar(tx)) - before;
  });

test("keys lead to nobody who has none of them, also while the database believes that nobody is here", async () => {
  const [other, org] = [await newOrg(), await newOrg()];
  await asOwner((client) => client.query(bringsMany(other.id)));
  for (const from of [0, PIECE, 2 * PIECE]) await bring(org, from);
  expect(await readBy(org, (tx) => findTaken(tx, strangers))).toBe(0);
});
