/** An organisation's rosters of two years; the last is planned row by row: nine of ten stay as they are, one in a hundred is wrong. */
export const importBelongings = (org: string, count: number): string[] => [
  `INSERT INTO app.imports (org_id, id, purpose, made_by, file_name, state, created_at, begun_at, finished_at, told_at)
   SELECT '${org}', gen_random_uuid(), 'ROSTER', (SELECT id FROM app.accounts WHERE org_id = '${org}' LIMIT 1), 'people.csv', 'APPLIED',
     now() - n * interval '1 day', now(), now(), now() FROM generate_series(1, 730) n`,
  `WITH planned AS (
     INSERT INTO app.imports (org_id, id, purpose, made_by, file_name, state, total, created_at)
     SELECT '${org}', gen_random_uuid(), 'ROSTER', (SELECT id FROM app.accounts WHERE org_id = '${org}' LIMIT 1), 'people.csv', 'PLANNED',
       ${count}, now() RETURNING id)
   INSERT INTO app.import_rows (org_id, import_id, line, cells, verdict, account_id, external_key, email_key, search_text, fault_keys)
   SELECT org_id, planned.id, 1 + n, '["Amara", "Diallo"]',
     CASE WHEN n % 100 = 0 THEN 'ERROR' WHEN n % 10 = 1 THEN 'UPDATE' ELSE 'NONE' END, a.id, external_key, email_key, search_text,
     CASE WHEN n % 100 = 0 THEN ARRAY['email:email-wrong'] ELSE '{}' END
   FROM planned, (SELECT *, row_number() OVER () AS n FROM app.accounts WHERE org_id = '${org}') a`,
  `INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
   SELECT org_id, import_id, unnest(fault_keys), line FROM app.import_rows WHERE org_id = '${org}'`,
];

/** Two thousand bystanders brought their five people in by three rosters each, and remember what they called ten columns. */
export const IMPORT_BYSTANDERS = [
  `INSERT INTO app.imports (org_id, id, purpose, made_by, file_name, state, created_at, begun_at, finished_at, told_at)
   SELECT org_id, gen_random_uuid(), 'ROSTER', account_id, 'people.csv', 'APPLIED', now(), now(), now(), now()
   FROM app.account_roles, generate_series(1, 3) WHERE role = 'OWNER'`,
  `INSERT INTO app.import_rows (org_id, import_id, line, verdict, account_id, outcome)
   SELECT i.org_id, i.id, row_number() OVER (PARTITION BY i.id), 'CREATE', a.id, 'done'
   FROM app.imports i JOIN app.accounts a ON a.org_id = i.org_id WHERE a.name_key LIKE 'person %'`,
  `INSERT INTO app.import_faults (org_id, import_id, fault_key, line) SELECT org_id, id, 'phone:phone-wrong', 2 FROM app.imports`,
  `INSERT INTO app.column_names (org_id, header_key, column_key, updated_at)
   SELECT org_id, 'column ' || n, 'email', now() FROM app.organizations, generate_series(1, 10) n WHERE name = 'Bystander'`,
];
