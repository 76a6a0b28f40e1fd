-- What an organisation keeps around its accounts: roles of its own, templates, its sender, files, saved views,
-- frozen selections and what is done to them, addresses waiting for their proof.

ALTER TABLE app.organizations
  ADD COLUMN logo_file_id uuid,
  ADD COLUMN required_factors text[] DEFAULT '{}',
  ADD COLUMN inactivity_days int,
  ADD COLUMN never_claimed_days int,
  ADD COLUMN steps_hidden_at timestamptz(3),
  ADD COLUMN disabled_at timestamptz(3),
  ADD COLUMN disabled_reason text,
  ADD CONSTRAINT organization_retention_is_1_to_3650_days CHECK (retention_days BETWEEN 1 AND 3650),
  ADD CONSTRAINT organization_inactivity_is_30_to_3650_days CHECK (inactivity_days BETWEEN 30 AND 3650),
  ADD CONSTRAINT organization_never_claimed_is_30_to_3650_days CHECK (never_claimed_days BETWEEN 30 AND 3650),
  ADD CONSTRAINT organization_factors_are_known CHECK (allowed_factors <@ ARRAY['TOTP','SMS','FIDO2'] AND coalesce(required_factors, '{}') <@ allowed_factors),
  ADD CONSTRAINT organization_trust_step_is_known CHECK (trust_step BETWEEN 0 AND 3),
  ADD CONSTRAINT organization_disabled_has_time CHECK ((status = 'DISABLED') = (disabled_at IS NOT NULL));

ALTER TABLE app.accounts
  ADD COLUMN theme text NOT NULL DEFAULT 'SYSTEM',
  ADD COLUMN density text NOT NULL DEFAULT 'DEFAULT',
  ADD CONSTRAINT account_theme_is_known CHECK (theme IN ('SYSTEM','LIGHT','DARK')),
  ADD CONSTRAINT account_density_is_known CHECK (density IN ('COMPACT','DEFAULT','ROOMY'));

CREATE TABLE app.roles (
  org_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, name_key text NOT NULL,
  permissions text[] DEFAULT '{}', created_at timestamptz(3) NOT NULL, updated_at timestamptz(3) NOT NULL,
  CONSTRAINT roles_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT role_has_a_name CHECK (length(btrim(name)) BETWEEN 1 AND 60)
);
CREATE UNIQUE INDEX roles_org_id_name_key_key ON app.roles (org_id, name_key);
ALTER TABLE app.account_roles ADD COLUMN role_id uuid;
ALTER TABLE app.account_roles DROP CONSTRAINT role_is_known;
ALTER TABLE app.account_roles ADD CONSTRAINT role_is_known CHECK (
  CASE WHEN role_id IS NULL THEN role IN ('OWNER','ACCOUNT_ADMIN','INVITER','HELPDESK','AUDITOR') ELSE role = role_id::text END);

-- An immutable wording per letter and language; changing a template points at a new wording, so queued letters keep theirs.
CREATE TABLE app.templates (
  org_id uuid NOT NULL, letter text NOT NULL, locale text NOT NULL, wording_id uuid NOT NULL,
  updated_by uuid, updated_at timestamptz(3) NOT NULL,
  CONSTRAINT templates_pkey PRIMARY KEY (org_id, letter, locale),
  CONSTRAINT template_locale_is_known CHECK (locale IN ('fr','en','de','nl','es','it','pt-BR','zh-CN','ja','th'))
);

-- The organisation's own mail server. The password is sealed (domain rules, section 10).
CREATE TABLE app.senders (
  org_id uuid NOT NULL, host text NOT NULL, port int NOT NULL, security text NOT NULL, username text,
  sealed bytea, key_version int, verified_at timestamptz(3), updated_at timestamptz(3) NOT NULL,
  CONSTRAINT senders_pkey PRIMARY KEY (org_id),
  CONSTRAINT sender_port_is_a_port CHECK (port BETWEEN 1 AND 65535),
  CONSTRAINT sender_security_is_known CHECK (security IN ('TLS','STARTTLS','NONE')),
  CONSTRAINT sender_secret_has_its_key CHECK ((sealed IS NULL) = (key_version IS NULL))
);
CREATE TABLE app.domain_checks (
  org_id uuid NOT NULL, domain text NOT NULL, selector text, spf text NOT NULL, dkim text NOT NULL, dmarc text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}', checked_at timestamptz(3) NOT NULL,
  CONSTRAINT domain_checks_pkey PRIMARY KEY (org_id, domain)
);

-- Uploaded files in pieces of 1 MiB, so that any worker on any machine can read them.
CREATE TABLE app.files (
  org_id uuid NOT NULL, id uuid NOT NULL, purpose text NOT NULL, name text NOT NULL, content_type text NOT NULL,
  bytes int NOT NULL, created_by uuid, created_at timestamptz(3) NOT NULL,
  CONSTRAINT files_pkey PRIMARY KEY (org_id, id)
);
CREATE TABLE app.file_chunks (
  org_id uuid NOT NULL, file_id uuid NOT NULL, seq int NOT NULL, content bytea NOT NULL,
  CONSTRAINT file_chunks_pkey PRIMARY KEY (org_id, file_id, seq),
  CONSTRAINT file_chunk_is_1_mib_at_most CHECK (octet_length(content) BETWEEN 1 AND 1048576)
);

CREATE TABLE app.saved_views (
  org_id uuid NOT NULL, id uuid NOT NULL, owner_id uuid NOT NULL, name text NOT NULL, name_key text NOT NULL,
  query text NOT NULL, shared boolean NOT NULL DEFAULT false, created_at timestamptz(3) NOT NULL,
  CONSTRAINT saved_views_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT saved_view_has_a_name CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  CONSTRAINT saved_view_query_is_short CHECK (length(query) <= 2000)
);
CREATE UNIQUE INDEX saved_views_org_id_owner_id_name_key_key ON app.saved_views (org_id, owner_id, name_key);

-- "All 8,412 that match", evaluated once and frozen; then what is being done to them, row by row.
CREATE TABLE app.selections (
  org_id uuid NOT NULL, id uuid NOT NULL, made_by uuid NOT NULL, query text NOT NULL, count int NOT NULL,
  act text, input jsonb NOT NULL DEFAULT '{}', state text NOT NULL DEFAULT 'FROZEN',
  done int NOT NULL DEFAULT 0, refused int NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL, queued_at timestamptz(3), finished_at timestamptz(3),
  CONSTRAINT selections_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT selection_state_is_known CHECK (state IN ('FROZEN','QUEUED','RUNNING','STOPPED','DONE')),
  CONSTRAINT selection_at_work_has_an_act CHECK (state = 'FROZEN' OR (act IS NOT NULL AND queued_at IS NOT NULL)),
  CONSTRAINT selection_ended_has_time CHECK ((state IN ('STOPPED','DONE')) = (finished_at IS NOT NULL))
);
CREATE INDEX selections_org_id_created_at_idx ON app.selections (org_id, created_at);
CREATE TABLE app.selection_members (
  org_id uuid NOT NULL, selection_id uuid NOT NULL, account_id uuid NOT NULL, outcome text,
  CONSTRAINT selection_members_pkey PRIMARY KEY (org_id, selection_id, account_id)
);
CREATE INDEX selection_members_waiting ON app.selection_members (org_id, selection_id, account_id) WHERE outcome IS NULL;

-- An address an ACTIVE person wants to change to, until it is proven by mail.
CREATE TABLE app.address_changes (
  org_id uuid NOT NULL, id uuid NOT NULL, account_id uuid NOT NULL, send_id uuid NOT NULL,
  email text NOT NULL, email_key text NOT NULL, created_at timestamptz(3) NOT NULL, consumed_at timestamptz(3),
  CONSTRAINT address_changes_pkey PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX address_changes_org_id_send_id_key ON app.address_changes (org_id, send_id);
CREATE INDEX address_changes_org_id_account_id_idx ON app.address_changes (org_id, account_id);

-- ---------------------------------------------------------------- foreign keys, row-level security, grants
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['roles','templates','senders','domain_checks','files','file_chunks','saved_views',
                               'selections','selection_members','address_changes']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('account_roles', 'role_id', 'roles'), ('templates', 'wording_id', 'wordings'), ('file_chunks', 'file_id', 'files'),
      ('organizations', 'logo_file_id', 'files'), ('saved_views', 'owner_id', 'accounts'),
      ('selections', 'made_by', 'accounts'), ('selection_members', 'selection_id', 'selections'),
      ('selection_members', 'account_id', 'accounts'), ('address_changes', 'account_id', 'accounts'),
      ('address_changes', 'send_id', 'sends')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;

ALTER TABLE app.sends DROP CONSTRAINT send_purpose_is_known;
ALTER TABLE app.sends ADD CONSTRAINT send_purpose_is_known CHECK (purpose IN ('INVITATION','RESET','PROOF','RECOVERY','ADDRESS'));
ALTER TABLE app.messages DROP CONSTRAINT message_keeps_no_link;
ALTER TABLE app.messages ADD CONSTRAINT message_keeps_no_link
  CHECK (coalesce(answer, '') || details::text !~ '(claim|reset|proof|address)_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{22}_');

CREATE INDEX audit_entries_org_id_act_id_idx ON app.audit_entries (org_id, act_id);
CREATE INDEX audit_entries_by_act ON app.audit_entries (org_id, act, id);
CREATE INDEX audit_entries_by_actor ON app.audit_entries (org_id, actor_id, id) WHERE actor_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON app.roles, app.templates, app.senders, app.domain_checks, app.files, app.file_chunks,
  app.saved_views, app.selections, app.selection_members, app.address_changes TO rollcall_runtime;
-- Sign-ups that nobody proved are cleared away.
GRANT DELETE ON app.sign_ups TO rollcall_runtime;

-- ---------------------------------------------------------------- lookups beyond one tenant, and text search
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;

-- Accounts that carry an address, for find-my-organisation: ids and nothing else.
CREATE FUNCTION app.find_address(wanted text) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT d.org_id, d.id FROM app.directory d WHERE d.kind = 'address' AND d.digest = wanted LIMIT 50 $$;

-- Every word must occur, in any order. The two longest go to the trigram index, which takes no LIKE ALL.
CREATE OR REPLACE FUNCTION app.search_accounts(needle text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id
  FROM (SELECT array_agg(p.pattern ORDER BY length(p.pattern) DESC) AS patterns FROM (
          SELECT '%' || CASE WHEN length(word) < 3 THEN ' ' ELSE '' END
                     || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' AS pattern
          FROM unnest(string_to_array(needle, ' ')) AS word WHERE word <> '') p) words
  JOIN app.accounts a ON a.search_text LIKE words.patterns[1]
    AND a.search_text LIKE coalesce(words.patterns[2], words.patterns[1]) AND a.search_text LIKE ALL (words.patterns)
  WHERE a.org_id = nullif(current_setting('app.org_id', true), '')::uuid $$;

ALTER FUNCTION app.find_address(text) OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.find_address(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_address(text) TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
