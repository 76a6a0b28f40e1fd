/** Mails that prove an address, so many by each link; the requests that they carry come after them. */
const asked = (links: string, count: number): string[] => [
  `INSERT INTO app.sends (org_id, id, purpose, seq, key_version, expires_at, created_at)
   SELECT l.org_id, gen_random_uuid(), 'JOIN', n, 1, now() + interval '1 day', now()
   FROM app.join_links l CROSS JOIN generate_series(1, ${count}) n WHERE ${links}`,
  `INSERT INTO app.join_requests (org_id, id, link_id, send_id, state, email, email_key, search_text, language, asked_at, proven_at, decided_at)
   SELECT s.org_id, s.id, l.id, s.id, CASE s.seq % 2 WHEN 0 THEN 'ASKED' ELSE 'DECLINED' END, s.id::text, s.id::text, s.id::text,
     'en', now(), CASE s.seq % 2 WHEN 1 THEN now() END, CASE s.seq % 2 WHEN 1 THEN now() END
   FROM app.sends s JOIN app.join_links l ON l.org_id = s.org_id WHERE s.purpose = 'JOIN' AND ${links}`,
];

const link = (from: string): string =>
  `INSERT INTO app.join_links (org_id, id, key_version, domains, created_at, updated_at, closed_at)
   SELECT org_id, gen_random_uuid(), 1, '{halden.example}', now(), now(), now() FROM app.organizations WHERE ${from}`;

/** An open link that was switched off, by which many came. */
export const joinBelongings = (org: string): string[] => [
  link(`org_id = '${org}'`),
  ...asked(`l.org_id = '${org}'`, 10_000),
  `UPDATE app.join_requests r SET state = 'ENTERED', account_id = a.id, proven_at = now(), entered_at = now(), email = NULL,
     email_key = NULL, search_text = NULL, decided_at = NULL
   FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM app.accounts WHERE org_id = '${org}') a
   JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM app.join_requests WHERE org_id = '${org}' AND state = 'ASKED') q ON q.n = a.n
   WHERE r.org_id = '${org}' AND r.id = q.id`,
];

/** Bystanders have one each, and a few who asked. */
export const JOIN_BYSTANDERS = [
  link("name = 'Bystander'"),
  ...asked("l.org_id IN (SELECT org_id FROM app.organizations WHERE name = 'Bystander')", 5),
];
