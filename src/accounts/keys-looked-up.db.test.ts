import { expect, test } from "vitest";
import { asOwner } from "../../tests/support/connections";
import { aPerson, newOrg } from "../../tests/support/org";
import { createAccounts } from "./create-accounts";
import { findTaken } from "./queries";

const PIECE = 1_000;
const TIMES = 5;

const people = (from: number) =>
  Array.from({ length: PIECE }, (_, at) => ({
    ...aPerson({ email: `chloe.${from + at}@halden.example` }),
    login: `chloe ${from + at}`,
  }));

/** Keys that nobody has, as many as a piece of a roster has. */
const strangers = Array.from({ length: PIECE }, (_, n) => ({
  emailKey: `nobody.${n}@halden.example`,
  loginKey: `nobody ${n}`,
  externalKey: `nobody-${n}`,
}));

test("keys are looked up by themselves, also while the database has no statistics of who is here", async () => {
  const org = await newOrg();
  await asOwner((client) =>
    client.query("ALTER TABLE app.accounts SET (autovacuum_enabled = false)"),
  );
  for (const from of [0, PIECE, 2 * PIECE])
    await org.run((tx) => createAccounts(tx, { people: people(from), source: "ROSTER" }));
  const [read] = await org.run(async (tx) => {
    // often enough that a statement which is kept has the one plan that it keeps
    for (let time = 0; time < TIMES; time += 1) await findTaken(tx, strangers);
    return tx.db.$queryRaw<
      { people: number }[]
    >`SELECT (seq_tup_read + idx_tup_fetch)::int AS people
      FROM pg_stat_xact_user_tables WHERE relname = 'accounts'`;
  });
  // a walk reads everybody: more than four times as many
  expect(read?.people).toBeLessThanOrEqual(TIMES * 3 * PIECE);
});
