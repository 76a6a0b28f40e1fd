import { JOIN_BYSTANDERS, joinBelongings } from "./crowd-joins";
import { TERMS_BYSTANDERS, termsBelongings } from "./crowd-terms";

const STEPS = "ARRAY['CREATED', 'INVITED', 'SENT', 'DELIVERED', 'CLAIMED']";

/** Each selection became a campaign. */
const CAMPAIGNS = `INSERT INTO app.campaigns (org_id, id, selection_id, kind, letter, source, made_by, state, count, created_at, queued_at, told_at)
  SELECT org_id, gen_random_uuid(), id, 'INVITE', 'invitation', 'PEOPLE', made_by, 'SENDING', count, created_at, now(), now()
  FROM app.selections`;

/** Each campaign was told to its maker, who wants to be told of them in the console only. */
const TOLD = [
  `INSERT INTO app.alerts (org_id, id, kind, key, campaign_id, at)
   SELECT org_id, gen_random_uuid(), 'CAMPAIGN_DONE', id::text, id, now() FROM app.campaigns ON CONFLICT DO NOTHING`,
  `INSERT INTO app.alert_readers (org_id, account_id, alert_id, kind, at)
   SELECT a.org_id, c.made_by, a.id, a.kind, a.at FROM app.alerts a JOIN app.campaigns c ON c.org_id = a.org_id AND c.id = a.campaign_id
   ON CONFLICT DO NOTHING`,
  `INSERT INTO app.alert_choices (org_id, account_id, kind, way)
   SELECT DISTINCT org_id, made_by, 'CAMPAIGN_DONE', 'CONSOLE' FROM app.campaigns ON CONFLICT DO NOTHING`,
];

/**
 * Around the people of an organisation: a twentieth speaks German, came by SCIM and cannot be reached; a twentieth of what
 * was sent was opened, and a third of that started; people are ticked; steps were counted for a year, today's not yet folded.
 */
export const consoleBelongings = (org: string): string[] => [
  `UPDATE app.accounts SET language = 'de', source = 'SCIM', undeliverable_at = now(),
     declined_at = CASE WHEN status = 'INVITED' THEN now() END
   WHERE org_id = '${org}' AND get_byte(uuid_send(id), 15) < 13`,
  `UPDATE app.sends SET opened_at = now(), started_at = CASE WHEN get_byte(uuid_send(id), 15) < 4 THEN now() END
   WHERE org_id = '${org}' AND get_byte(uuid_send(id), 15) < 13`,
  `UPDATE app.messages m SET waiting_name = a.name_key,
     progress = CASE WHEN s.started_at IS NOT NULL THEN 'STARTED' WHEN s.opened_at IS NOT NULL THEN 'OPENED' END
   FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
   WHERE m.org_id = '${org}' AND s.org_id = m.org_id AND s.id = m.send_id AND a.status = 'INVITED' AND a.declined_at IS NULL`,
  `INSERT INTO app.selections (org_id, id, made_by, query, count, created_at)
   SELECT '${org}', gen_random_uuid(), (SELECT id FROM app.accounts WHERE org_id = '${org}' LIMIT 1), '', 100, now()
   FROM generate_series(1, 200)`,
  `INSERT INTO app.selection_members (org_id, selection_id, account_id)
   SELECT s.org_id, s.id, a.id FROM (SELECT *, row_number() OVER () AS n FROM app.selections WHERE org_id = '${org}') s
   JOIN (SELECT *, row_number() OVER () AS n FROM app.accounts WHERE org_id = '${org}') a ON s.n = 1 + a.n % 200`,
  `${CAMPAIGNS} WHERE org_id = '${org}'`,
  ...TOLD,
  `INSERT INTO app.letter_runs (org_id, id, made_by, form, split, count, key_sealed, key_version, created_at)
   SELECT org_id, id, made_by, 'PAGE', 'NONE', 5, ''::bytea, 1, now() FROM app.selections WHERE org_id = '${org}'`,
  `INSERT INTO app.letter_parts (org_id, run_id, number, account_ids, made, made_at, sealed)
   SELECT r.org_id, r.id, n, ARRAY[r.made_by], 1, now(), ''::bytea
   FROM app.letter_runs r CROSS JOIN generate_series(1, 5) n WHERE r.org_id = '${org}'`,
  `UPDATE app.messages m SET campaign_id = c.id
   FROM app.selection_members n JOIN app.campaigns c ON c.org_id = n.org_id AND c.selection_id = n.selection_id
   WHERE m.org_id = '${org}' AND n.org_id = m.org_id AND n.account_id = m.account_id AND m.letter = 'invitation'`,
  `INSERT INTO app.funnel_steps (org_id, day, step, people) SELECT '${org}', current_date - greatest(n - 500, 0), step, 40
   FROM generate_series(1, 865) n, unnest(${STEPS}) step`,
  ...joinBelongings(org),
  ...termsBelongings(org),
];

/** Two thousand bystanders keep a view, a selection, a role of their own, a mail server, its domain, a logo, a template and ten days of steps each. */
export const CONSOLE_BYSTANDERS = [
  `INSERT INTO app.saved_views (org_id, id, owner_id, name, name_key, query, created_at)
   SELECT org_id, gen_random_uuid(), account_id, 'Late', 'late', '', now() FROM app.account_roles WHERE role = 'OWNER'`,
  `INSERT INTO app.selections (org_id, id, made_by, query, count, created_at)
   SELECT org_id, gen_random_uuid(), account_id, '', 1, now() FROM app.account_roles WHERE role = 'OWNER'`,
  `INSERT INTO app.selection_members (org_id, selection_id, account_id)
   SELECT org_id, id, made_by FROM app.selections`,
  CAMPAIGNS,
  ...TOLD,
  `INSERT INTO app.sending_days (org_id, day, letters) SELECT org_id, current_date, 1 FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.text_days (org_id, day, country, texts) SELECT org_id, current_date, 'FR', 1 FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.roles (org_id, id, name, name_key, created_at, updated_at)
   SELECT org_id, gen_random_uuid(), 'Desk', 'desk', now(), now() FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.senders (org_id, host, port, security, updated_at)
   SELECT org_id, 'mail.halden.example', 465, 'TLS', now() FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.domain_checks (org_id, domain, spf, dkim, dmarc, checked_at)
   SELECT org_id, 'halden.example', 'OK', 'OK', 'OK', now() FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.files (org_id, id, purpose, name, content_type, bytes, created_at)
   SELECT org_id, gen_random_uuid(), 'LOGO', 'logo', 'image/png', 1, now() FROM app.organizations WHERE name = 'Bystander'`,
  `INSERT INTO app.file_chunks (org_id, file_id, seq, content) SELECT org_id, id, 0, 'x' FROM app.files`,
  `INSERT INTO app.templates (org_id, letter, locale, wording_id, updated_at)
   SELECT DISTINCT ON (org_id) org_id, 'invitation', 'en', id, now() FROM app.wordings
   WHERE org_id IN (SELECT org_id FROM app.organizations WHERE name = 'Bystander')`,
  `INSERT INTO app.funnel_steps (org_id, day, step, people) SELECT org_id, current_date - n, step, 1
   FROM app.organizations, generate_series(1, 10) n, unnest(${STEPS}) step WHERE name = 'Bystander'`,
  ...JOIN_BYSTANDERS,
  ...TERMS_BYSTANDERS,
];
