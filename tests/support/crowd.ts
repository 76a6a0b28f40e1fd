import type pg from "pg";
import { CONSOLE_BYSTANDERS, consoleBelongings } from "./crowd-console";
import { IMPORT_BYSTANDERS, importBelongings } from "./crowd-imports";

const FIRST =
  "Amara Ben Chloé Dmitri Elif Farid Grace Hugo Inès Jonas Keiko Lars Mina Noor Olga Pedro".split(
    " ",
  );
const LAST =
  "Diallo Haddad Köhler Laurent Moreau Nakamura Okafor Petrov Rossi Sørensen Tanaka Weber".split(
    " ",
  );

/** A number that looks random and is the same in every run. */
const dice = (seed: string, sides: number): string => `(abs(hashint4(${seed}) % ${sides}))`;
const pick = (words: string[], seed: string): string =>
  `(ARRAY['${words.join("','")}'])[1 + ${dice(seed, words.length)}]`;
const plain = (words: string[]): string[] =>
  words.map((word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());

/** Two of three are visible to colleagues; three tenths each created, invited and active, one suspended or closed; every twentieth a contact of `owner`. */
const people = (count: number, owner: string): string => `
  SELECT n, ${pick(FIRST, "n")} AS first, ${pick(LAST, "n + 7")} || ' ' || ${dice("n", 997)} AS last,
    ${pick(plain(LAST), "n + 7")} || ' ' || ${dice("n", 997)} || ' ' || ${pick(plain(FIRST), "n")} AS name_key,
    'p' || n || '@halden.example' AS email, CASE WHEN n % 20 = 3 THEN '${owner}'::uuid END AS owner,
    (ARRAY['CREATED','CREATED','CREATED','INVITED','INVITED','INVITED','ACTIVE','ACTIVE','ACTIVE',
           CASE WHEN n % 4 = 1 THEN 'CLOSED' ELSE 'SUSPENDED' END])[1 + n % 10] AS status
  FROM generate_series(1, ${count}) n`;

const accounts = (org: string, count: number, owner: string): string => `
  INSERT INTO app.accounts (org_id, id, kind, status, status_before_close, first_name, last_name, name_key, search_text, email,
    email_key, external_id, external_key, visibility, owner_id, asked_at, claimable_until, claimed_at, suspension_source, suspended_at,
    closed_at, created_at, updated_at)
  SELECT '${org}', gen_random_uuid(), CASE WHEN owner IS NULL THEN 'USER' ELSE 'CONTACT' END, status,
    CASE status WHEN 'CLOSED' THEN 'CREATED' END, first, last, name_key, ' ' || name_key || ' ' || email || ' x-' || n, email, email,
    'X-' || n, 'x-' || n, CASE WHEN n % 3 = 0 THEN 'PRIVATE' ELSE 'PUBLIC' END, owner, CASE WHEN status = 'INVITED' AND n % 100 = 4 THEN now() END,
    CASE WHEN status = 'INVITED' THEN now() + (n % 14 - 4) * interval '1 day' END, CASE WHEN status = 'ACTIVE' THEN now() END,
    CASE WHEN status = 'SUSPENDED' THEN 'HAND' END, CASE WHEN status = 'SUSPENDED' THEN now() END,
    CASE WHEN status = 'CLOSED' THEN now() END, now(), now()
  FROM (${people(count, owner)}) people`;

/** What belongs to these people. Of the messages one in twenty waits and one in a hundred failed. */
const belongings = (org: string): string[] => [
  `INSERT INTO app.invitations (org_id, id, account_id, channel, live_seq, last_seq, expires_at, claimed_at, created_at)
   SELECT org_id, gen_random_uuid(), id, 'EMAIL', 1, 1, claimable_until, claimed_at, now() FROM app.accounts
   WHERE org_id = '${org}' AND status IN ('INVITED', 'ACTIVE') AND email IS NOT NULL`,
  `INSERT INTO app.sends (org_id, id, purpose, account_id, invitation_id, seq, address_key, key_version, expires_at, handed_over_at, created_at)
   SELECT a.org_id, gen_random_uuid(), 'INVITATION', a.id, i.id, 1, a.email_key, 1, now() + interval '7 days', now(), now()
   FROM app.invitations i JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id WHERE i.org_id = '${org}'`,
  `INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, send_id, locale, to_address, state, next_attempt_at,
     queued_at, sent_at, state_at)
   SELECT org_id, gen_random_uuid(), 'invitation', 3, 'EMAIL', account_id, id, 'en', address_key,
     CASE WHEN n % 20 = 0 THEN 'QUEUED' WHEN n % 100 = 1 THEN 'FAILED' ELSE 'SENT' END, now(), now(), now(), now()
   FROM (SELECT *, row_number() OVER () AS n FROM app.sends WHERE org_id = '${org}') s`,
  `INSERT INTO app.account_events (org_id, account_id, at, event, actor_kind)
   SELECT org_id, id, now(), event, 'system' FROM app.accounts, unnest(ARRAY['created', 'invite']) event WHERE org_id = '${org}'`,
  `INSERT INTO app.audit_entries (org_id, act_id, at, act, actor_kind, actor_id, account_id, ip)
   SELECT org_id, gen_random_uuid(), now() - n * interval '1 minute', (ARRAY['account.created', 'account.invite', 'role.given'])[1 + n % 3],
     'account', CASE WHEN n % 50 = 0 THEN id END, id, '203.0.113.' || n % 250
   FROM (SELECT org_id, id, row_number() OVER () AS n FROM app.accounts WHERE org_id = '${org}') a`,
];

/** Where they are signed in, where they are found, and what they belong to. */
const places = (org: string): string[] => [
  `INSERT INTO app.sessions (org_id, id, browser_digest, account_id, epoch, created_at, seen_at, expires_at)
   SELECT org_id, gen_random_uuid(), 'digest ' || id, id, 0, now(), now(), now() + interval '30 days' FROM app.accounts
   WHERE org_id = '${org}' AND status = 'ACTIVE'`,
  `INSERT INTO app.directory (kind, digest, org_id, id)
   SELECT 'browser', browser_digest, org_id, id FROM app.sessions WHERE org_id = '${org}'`,
  `INSERT INTO app.directory (kind, digest, org_id, id)
   SELECT 'address', app.address_digest(email_key), org_id, id FROM app.accounts WHERE org_id = '${org}' AND email_key IS NOT NULL
   ON CONFLICT DO NOTHING`,
  `WITH asked AS (
     INSERT INTO app.sends (org_id, id, purpose, account_id, key_version, expires_at, created_at)
     SELECT org_id, gen_random_uuid(), 'ADDRESS', account_id, 1, now(), now() FROM app.sessions WHERE org_id = '${org}' LIMIT 5000
     RETURNING org_id, id, account_id)
   INSERT INTO app.address_changes (org_id, id, account_id, send_id, address, address_key, created_at)
   SELECT org_id, gen_random_uuid(), account_id, id, 'new@halden.example', 'new@halden.example', now() FROM asked`,
  `INSERT INTO app.auth_flows (org_id, id, account_id, epoch, created_at, expires_at)
   SELECT org_id, gen_random_uuid(), account_id, 0, now(), now() FROM app.sessions WHERE org_id = '${org}'`,
  `INSERT INTO app.passwords (org_id, account_id, hash, set_at)
   SELECT org_id, account_id, 'hash', now() FROM app.sessions WHERE org_id = '${org}'`,
  `INSERT INTO app.account_keys (org_id, account_id, sealed, key_version)
   SELECT org_id, account_id, 'key', 1 FROM app.sessions WHERE org_id = '${org}' ON CONFLICT DO NOTHING`,
  // Sealed values of people who never signed in and have no key: they are looked up like others and never opened.
  `INSERT INTO app.audit_values (org_id, entry_id, account_id, sealed)
   SELECT e.org_id, e.id, e.account_id, 'sealed' FROM app.audit_entries e JOIN app.accounts a ON a.org_id = e.org_id AND a.id = e.account_id
   WHERE e.org_id = '${org}' AND e.act = 'role.given' AND a.status = 'CREATED'`,
  `INSERT INTO app.teams (org_id, id, name, name_key, created_at)
   SELECT '${org}', gen_random_uuid(), 'Team ' || n, 'team ' || n, now() FROM generate_series(1, 400) n`,
  `INSERT INTO app.team_members (org_id, team_id, account_id, name_key)
   SELECT a.org_id, t.id, a.id, a.name_key FROM (SELECT *, row_number() OVER () AS n FROM app.accounts WHERE org_id = '${org}') a
   JOIN (SELECT *, row_number() OVER () AS n FROM app.teams WHERE org_id = '${org}') t ON t.n = 1 + a.n % 400 AND a.n % 4 = 0`,
  `INSERT INTO app.applications (org_id, id, name, name_key, created_at)
   SELECT '${org}', gen_random_uuid(), 'Application ' || n, 'application ' || n, now() FROM generate_series(1, 8) n`,
  `INSERT INTO app.application_grants (org_id, application_id, account_id, granted_at, holds, name_key)
   SELECT a.org_id, p.id, a.id, now(), a.status NOT IN ('SUSPENDED', 'CLOSED'), a.name_key FROM (SELECT *, row_number() OVER () AS n FROM app.accounts WHERE org_id = '${org}') a
   JOIN (SELECT *, row_number() OVER () AS n FROM app.applications WHERE org_id = '${org}') p ON p.n = 1 + a.n % 50`,
  `INSERT INTO app.account_roles (org_id, account_id, role, given_at)
   SELECT org_id, account_id, 'INVITER', now() FROM app.sessions WHERE org_id = '${org}' ORDER BY account_id LIMIT 400`,
  `INSERT INTO app.wordings (org_id, id, subject, body, created_at)
   SELECT '${org}', gen_random_uuid(), 'Hello', repeat('word ', 50), now() FROM generate_series(1, 2000)`,
];

/** Many tenants share every table: 2,000 other organisations with five people each, their admins, texts and requests. */
const BYSTANDERS = [
  // notes of other batches, so that a look for one's own has to go by their key
  `INSERT INTO ops.handed_over (lease, message) SELECT gen_random_uuid(), gen_random_uuid() FROM generate_series(1, 20000)`,
  `INSERT INTO app.organizations (org_id, name, slug, created_at, updated_at)
   SELECT gen_random_uuid(), 'Bystander', 'bystander-' || n, now(), now() FROM generate_series(1, 2000) n`,
  `INSERT INTO app.directory (kind, digest, org_id, id)
   SELECT 'slug', slug, org_id, org_id FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.accounts (org_id, id, name_key, search_text, status, claimed_at, created_at, updated_at)
   SELECT org_id, gen_random_uuid(), 'person ' || n, ' person ' || n, 'ACTIVE', now(), now(), now()
   FROM app.organizations, generate_series(1, 5) n WHERE name = 'Bystander'`,
  `INSERT INTO app.account_roles (org_id, account_id, role, given_at)
   SELECT org_id, id, 'OWNER', now() FROM app.accounts WHERE name_key LIKE 'person %'`,
  `INSERT INTO app.wordings (org_id, id, subject, body, created_at)
   SELECT org_id, gen_random_uuid(), 'Hello', repeat('word ', 50), now() FROM app.account_roles WHERE role = 'OWNER'`,
  `INSERT INTO app.teams (org_id, id, name, name_key, created_at)
   SELECT org_id, gen_random_uuid(), n, n, now() FROM app.organizations, unnest(ARRAY['a', 'b', 'c']) n WHERE name = 'Bystander'`,
  `INSERT INTO app.applications (org_id, id, name, name_key, created_at)
   SELECT org_id, gen_random_uuid(), n, n, now() FROM app.organizations, unnest(ARRAY['a', 'b']) n WHERE name = 'Bystander'`,
  `INSERT INTO app.application_grants (org_id, application_id, account_id, granted_at, name_key)
   SELECT p.org_id, p.id, a.id, now(), a.name_key FROM app.applications p JOIN app.accounts a ON a.org_id = p.org_id WHERE a.name_key LIKE 'person %'`,
  `WITH proofs AS (
     INSERT INTO app.sends (org_id, id, purpose, key_version, expires_at, created_at)
     SELECT (SELECT org_id FROM app.organizations WHERE system), gen_random_uuid(), 'PROOF', 1, now(), now() FROM generate_series(1, 5000)
     RETURNING org_id, id)
   INSERT INTO app.sign_ups (org_id, id, send_id, name, slug, first_name, last_name, email, language, time_zone, created_at)
   SELECT org_id, gen_random_uuid(), id, 'n', 's', 'f', 'l', 'e', 'en', 'UTC', now() FROM proofs`,
];

export type Crowd = {
  org: string;
  count: number;
  owner: string;
  /** Only what the People list reads: a million people with all that belongs to them take minutes. */
  isLean?: boolean;
};

/** What the People list reads. */
const LEAN =
  /^\s*(?:INSERT INTO|UPDATE) app\.(?:accounts|invitations|sends|messages|teams|team_members|applications|application_grants) /;

/** Runs `work` without the indexes that no constraint needs, then makes them again: filled at once they take less than half the time. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'app'::regnamespace AND NOT indisunique`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/** Without their indexes and unknown to the planner, tables would be joined row by row. */
const SETTINGS = `
  SET session_replication_role = replica;
  SET enable_nestloop = off;
  SET synchronous_commit = off;
  SET maintenance_work_mem = '256MB';
  SET work_mem = '64MB'`;

/** Numbers of the whole installation that answered STOP: so many that whoever walks them is seen. */
const STOPS = `INSERT INTO ops.text_stops (digest, at, key_version)
  SELECT md5(n::text), now(), 1 FROM generate_series(1, 20000) n ON CONFLICT DO NOTHING`;

/** Fills organisations with people straight through SQL, the triggers off; whoever comes with them keeps every CHECK. */
export async function fillCrowds(client: pg.Client, ...crowds: Crowd[]): Promise<void> {
  await client.query(SETTINGS);
  await withoutIndexes(client, async () => {
    for (const statement of [...BYSTANDERS, ...CONSOLE_BYSTANDERS, ...IMPORT_BYSTANDERS])
      await client.query(statement);
    for (const { org, count, owner, isLean } of crowds) {
      await client.query(accounts(org, count, owner));
      const own = [belongings, places, consoleBelongings, importBelongings];
      for (const statement of own.flatMap((make) => make(org, count))) {
        if (isLean && !LEAN.test(statement)) continue;
        await client.query(statement);
      }
    }
  });
  await client.query(STOPS);
  await client.query("VACUUM ANALYZE");
}

/** The same in a test file's own database. */
export async function makeCrowds(...crowds: Crowd[]): Promise<void> {
  // loaded here: benchmarks fill over a connection of theirs, where there is no test runner
  const { asOwner } = await import("./connections");
  await asOwner((client) => fillCrowds(client, ...crowds));
}
