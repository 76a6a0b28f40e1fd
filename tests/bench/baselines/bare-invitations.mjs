// As many invitations, sends and messages as there are people, each by one bare INSERT … SELECT into the very tables, and
// their new status by one UPDATE: what any way of inviting everybody has to write.
import pg from "pg";

const [url, org] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
const begun = performance.now();
await client.query("BEGIN");
await client.query("SELECT set_config('app.org_id', $1, true)", [org]);
await client.query(
  `INSERT INTO app.invitations (org_id, id, account_id, channel, last_seq, expires_at, created_at)
   SELECT org_id, gen_random_uuid(), id, 'EMAIL', 1, now() + interval '7 days', now() FROM app.accounts
   WHERE org_id = $1 AND status = 'CREATED'`,
  [org],
);
await client.query(
  `INSERT INTO app.sends (org_id, id, purpose, account_id, invitation_id, seq, address_key, key_version, expires_at, created_at)
   SELECT i.org_id, gen_random_uuid(), 'INVITATION', i.account_id, i.id, 1, a.email_key, 1, i.expires_at, now()
   FROM app.invitations i JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id WHERE i.org_id = $1`,
  [org],
);
await client.query(
  `INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, send_id, locale, to_address, waiting_name,
     next_attempt_at, queued_at, state_at)
   SELECT s.org_id, gen_random_uuid(), 'invitation', 3, 'EMAIL', s.account_id, s.id, 'en', a.email, a.name_key, now(), now(), now()
   FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id WHERE s.org_id = $1`,
  [org],
);
const { rowCount } = await client.query(
  `UPDATE app.accounts SET status = 'INVITED', invited_at = now(), claimable_until = now() + interval '7 days', updated_at = now()
   WHERE org_id = $1 AND status = 'CREATED'`,
  [org],
);
await client.query("COMMIT");
const seconds = (performance.now() - begun) / 1_000;
console.log(JSON.stringify({ seconds, rows: rowCount }));
await client.end();
