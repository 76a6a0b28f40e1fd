/** Terms with a text of these organisations. */
const published = (orgs: string): string[] => [
  `INSERT INTO app.terms (org_id, version, published_at) SELECT org_id, 1, now() FROM app.organizations WHERE ${orgs}`,
  `INSERT INTO app.terms_texts (org_id, version, kind, locale, body)
   SELECT t.org_id, 1, 'TERMS', 'en', 'Words' FROM app.terms t JOIN app.organizations USING (org_id) WHERE ${orgs}`,
];

/** Who is in accepted them; of those invited every third began to claim. */
export const termsBelongings = (org: string): string[] => [
  ...published(`org_id = '${org}'`),
  `INSERT INTO app.acceptances (org_id, account_id, version, accepted_at)
   SELECT org_id, id, 1, now() FROM app.accounts WHERE org_id = '${org}' AND status = 'ACTIVE'`,
  `INSERT INTO app.claim_drafts (org_id, account_id, invitation_id, epoch, sent_to, language, saved_at)
   SELECT a.org_id, a.id, i.id, a.epoch, a.email_key, 'en', now() - (row_number() OVER () % 80) * interval '1 day'
   FROM app.accounts a JOIN app.invitations i ON i.org_id = a.org_id AND i.account_id = a.id AND i.channel = 'EMAIL'
   WHERE a.org_id = '${org}' AND a.status = 'INVITED' AND hashint4(abs(hashtext(a.id::text))) % 3 = 0`,
];

/** Bystanders have terms that one of them accepted; nobody there is invited, and so nobody began. */
export const TERMS_BYSTANDERS = [
  ...published("name = 'Bystander'"),
  `INSERT INTO app.acceptances (org_id, account_id, version, accepted_at)
   SELECT r.org_id, r.account_id, 1, now() FROM app.account_roles r JOIN app.terms t ON t.org_id = r.org_id
   JOIN app.organizations o ON o.org_id = r.org_id WHERE o.name = 'Bystander'`,
];
