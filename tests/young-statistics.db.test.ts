import { afterAll, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { pump } from "@/messages/job";
import { setTrust } from "@/orgs/set-trust";
import { beginAsShown } from "./support/applying";
import { begun, crowdOf, worked } from "./support/campaigns";
import { asOwner, tenantTables } from "./support/connections";
import { mailerTo, smtpServer } from "./support/mail-servers";
import { newAdmin, newOrg } from "./support/org";
import { at } from "./support/pumping";
import { importWorld, uploadRoster } from "./support/uploads";

vi.stubEnv("MAIL_RATE", "10000");
afterAll(() => vi.unstubAllEnvs());

/** A minute on, by the clock of pumps in tests, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 60;

const PEOPLE = 2_000;
/** Letters that are seen to leave. */
const LETTERS = 400;
/** Of all that a table is asked for by one person. A plan that goes through everybody for each reads PEOPLE of them. */
const ROWS_EACH = 250;

/** What the database believes is of the day before: few people, and nobody counts anew by themselves while the test runs. */
const freezeStatistics = () =>
  asOwner(async (client) => {
    await client.query("ANALYZE");
    // nobody remembers that it was done a moment ago
    await client.query("SELECT pg_stat_reset()");
    for (const table of await tenantTables(client))
      await client.query(`ALTER TABLE app.${table} SET (autovacuum_enabled = false)`);
  });

/** Rows that were read, by table; each connection tells its own when it ends. */
async function rowsRead(): Promise<Map<string, number>> {
  await closeDb();
  return asOwner(async (client) => {
    const { rows } = await client.query<{ name: string; read: number }>(
      "SELECT relname AS name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::float AS read FROM pg_stat_user_tables",
    );
    return new Map(rows.map(({ name, read }) => [name, read]));
  });
}

/** Tables of which more than ROWS_EACH rows were read for one person of so many, with how many that were. */
async function readTooMuch(
  people: number,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const before = await rowsRead();
  await work();
  const after = await rowsRead();
  const each = [...after].map(
    ([name, read]) => [name, Math.round((read - (before.get(name) ?? 0)) / people)] as const,
  );
  return Object.fromEntries(each.filter(([, read]) => read > ROWS_EACH));
}

const LINES = Array.from(
  { length: PEOPLE },
  (_, n) => `Young;Person ${n};y.${n}@fresh.example\r\n`,
);
const ROSTER = `LASTNAME;FIRSTNAME;EMAIL\r\n${LINES.join("")}`;

test("on the first day, while the database believes that there are few people, no step reads everybody for each", async () => {
  const server = await smtpServer();
  const [org, other] = [await newOrg(), await newOrg()];
  await org.run((tx) => setTrust(tx, { step: 3 }));
  const [admin, colleague] = [await newAdmin(org), await newAdmin(other)];
  await worked(other, await begun(colleague, { ids: await crowdOf(other, 3, "Few") }));
  await freezeStatistics();

  const id = await uploadRoster(admin.scope, ROSTER, { kind: "USER" });
  const run = () => runImport(importWorld, { org: org.id, id });
  const plan = async () => {
    await run();
    await inOrg(admin.scope, (tx) => confirmReading(tx, { id }));
    await run();
  };
  expect(await readTooMuch(PEOPLE, plan), "planning").toEqual({});

  const apply = async () => {
    const shown = { id, expected: PEOPLE, invite: "LATER" } as const;
    await inOrg(admin.scope, (tx) => beginAsShown(tx, shown), "chunk");
    await run();
  };
  expect(await readTooMuch(PEOPLE, apply), "applying").toEqual({});

  const invite = async () => worked(org, await begun(admin, { query: "" }));
  expect(await readTooMuch(PEOPLE, invite), "inviting").toEqual({});

  const send = () =>
    pump({
      ...{ mailer: mailerTo(server.url), scopeOf: workerScope },
      now: () => at(LATER),
      stopping: () => server.received.length >= LETTERS,
    });
  expect(await readTooMuch(LETTERS, send), "sending").toEqual({});
  expect(server.received.length).toBeGreaterThanOrEqual(LETTERS);
}, 120_000);
