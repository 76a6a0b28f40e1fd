import { randomUUID } from "node:crypto";
import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { ALERT_GUARD_CASES } from "./support/alert-guard-cases";
import { CAMPAIGN_GUARD_CASES } from "./support/campaign-guard-cases";
import { CODE_GUARD_CASES } from "./support/code-guard-cases";
import { asLogin, asOwner } from "./support/connections";
import {
  BARE_ACCOUNT,
  BARE_ORGANIZATION,
  CONSOLE_GUARD_CASES,
} from "./support/console-guard-cases";
import type { GuardCase } from "./support/guard-cases";
import { GUARD_CASES, SHADOWED_CASES } from "./support/guard-cases";
import { IMPORT_GUARD_CASES } from "./support/import-guard-cases";
import { JOIN_GUARD_CASES } from "./support/join-guard-cases";
import { LAPSE_GUARD_CASES } from "./support/lapse-guard-cases";
import { newAccountIn, newOrg } from "./support/org";
import { TERMS_GUARD_CASES } from "./support/terms-guard-cases";
import { TEXT_GUARD_CASES } from "./support/text-guard-cases";

const CASES = [
  ...GUARD_CASES,
  ...CONSOLE_GUARD_CASES,
  ...IMPORT_GUARD_CASES,
  ...CAMPAIGN_GUARD_CASES,
  ...CODE_GUARD_CASES,
  ...ALERT_GUARD_CASES,
  ...LAPSE_GUARD_CASES,
  ...TEXT_GUARD_CASES,
  ...JOIN_GUARD_CASES,
  ...TERMS_GUARD_CASES,
];

const ids: Record<string, string> = { fresh: randomUUID(), fresher: randomUUID() };

beforeAll(async () => {
  const org = await newOrg();
  const other = await newOrg("Halden Group");
  ids.org = org.id;
  ids.stranger = await newAccountIn(other, "ACTIVE");
  ids.created = await newAccountIn(org, "CREATED");
  ids.invited = await newAccountIn(org, "INVITED");
  ids.active = await newAccountIn(org, "ACTIVE");
  ids.suspended = await newAccountIn(org, "SUSPENDED");
  ids.closed = await newAccountIn(org, "CLOSED");
  ids.contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: ids.active });
  ids.othercontact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: ids.active });
  ids.erased = await newAccountIn(org, "CLOSED");
  await newAccountIn(org, "CREATED", {
    email: "Taken@halden.example",
    login: "Taken",
    externalId: "Taken",
  });
  await asOwner((client) =>
    client.query("UPDATE app.accounts SET erased_at = now() WHERE id = $1", [ids.erased]),
  );
});

const filled = (statement: string): string =>
  statement.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`no id is called ${name}`);
    return `'${id}'`;
  });

/** Runs a statement inside the organisation and takes it back; returns the constraint that refused it, if any. */
async function refusalOf(client: pg.Client, statement: string): Promise<string | undefined> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT set_config('app.org_id', $1, true)", [ids.org]);
    await client.query(filled(statement));
    return undefined;
  } catch (fault) {
    const { constraint, message } = fault as pg.DatabaseError;
    return constraint ?? message;
  } finally {
    await client.query("ROLLBACK");
  }
}

describe.each([
  ["the application's login", asLogin],
  ["the owner", asOwner],
])("to %s", (_, connected) => {
  test("every impossible row is refused by name", () =>
    connected(async (client) => {
      for (const [constraint, statement] of CASES)
        expect.soft(await refusalOf(client, statement), statement).toBe(constraint);
    }));

  test("the triggers speak before the CHECKs behind them", () =>
    connected(async (client) => {
      for (const [met, , statement] of SHADOWED_CASES)
        expect.soft(await refusalOf(client, statement), statement).toBe(met);
    }));
});

/** What web and worker may not do at all, and their owner only once nothing speaks of it any more. */
const OWNERS_CASES: readonly GuardCase[] = [
  [
    "account_stays_with_its_log",
    `${BARE_ACCOUNT}; INSERT INTO app.account_events (org_id, account_id, at, event, actor_kind) VALUES ({org}, {fresh}, now(), 'created', 'system');
     DELETE FROM app.accounts WHERE id = {fresh}`,
  ],
  [
    "account_stays_with_its_log",
    `${BARE_ACCOUNT}; INSERT INTO app.audit_entries (org_id, account_id, act_id, at, act, actor_kind) VALUES ({org}, {fresh}, {fresh}, now(), 'x', 'system');
     DELETE FROM app.accounts WHERE id = {fresh}`,
  ],
  [
    "organization_stays_with_its_log",
    `${BARE_ORGANIZATION}; INSERT INTO app.audit_entries (org_id, act_id, at, act, actor_kind) VALUES ({fresh}, {fresh}, now(), 'x', 'system');
     DELETE FROM app.organizations WHERE org_id = {fresh}`,
  ],
  [
    "organization_stays_with_its_log",
    `${BARE_ORGANIZATION}; INSERT INTO app.directory (kind, digest, org_id, id) VALUES ('code', 'd', {fresh}, {fresh});
     DELETE FROM app.organizations WHERE org_id = {fresh}`,
  ],
];

test("the owner deletes no account and no organisation of which the log still speaks", () =>
  asOwner(async (client) => {
    for (const [constraint, statement] of OWNERS_CASES)
      expect.soft(await refusalOf(client, statement), statement).toBe(constraint);
  }));

test("the CHECKs hold also where the triggers are switched off", () =>
  asOwner(async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [, constraint, statement] of SHADOWED_CASES)
      expect.soft(await refusalOf(client, statement), statement).toBe(constraint);
  }));

test("the application cannot switch the triggers off", () =>
  asLogin(async (client) => {
    for (const statement of [
      "SET session_replication_role = replica",
      "ALTER TABLE app.accounts DISABLE TRIGGER ALL",
      "DROP TRIGGER guard_account_move ON app.accounts",
      "ALTER TABLE app.accounts DROP CONSTRAINT account_active_was_claimed",
    ])
      await expect(client.query(statement), statement).rejects.toThrow(
        /permission denied|must be owner/,
      );
  }));

/** Every name that the database can refuse a row with: CHECKs, unique indexes besides primary keys, triggers. */
const NAMES = `
  SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace IN ('app'::regnamespace, 'ops'::regnamespace)
  UNION
  SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE c.relnamespace = 'app'::regnamespace AND i.indisunique AND NOT i.indisprimary
  UNION
  SELECT m[1] FROM pg_proc p, regexp_matches(p.prosrc, 'CONSTRAINT = ''(\\w+)''', 'g') m
  WHERE p.pronamespace = 'app'::regnamespace`;

test("every guard of the database has a case here", () =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(NAMES);
    const tested = new Set([
      ...[...CASES, ...OWNERS_CASES].map(([name]) => name),
      ...SHADOWED_CASES.map(([, name]) => name),
    ]);
    const names = rows.map(({ name }) => name).sort();
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !tested.has(name))).toEqual([]);
    expect([...tested].filter((name) => !names.includes(name))).toEqual([]);
  }));
