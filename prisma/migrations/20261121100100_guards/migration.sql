-- The guards: what no code path, script or psql session of the application can get past.
-- Each constraint's name is the sentence that a refusal shows.

-- ---------------------------------------------------------------- roles
-- Cluster-wide, so several databases may race to make them.
DO $$ BEGIN CREATE ROLE rollcall_runtime NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE rollcall_lookup NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
-- Giving the lookup functions away needs membership and the right to create in the schema; both are taken back below.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT USAGE ON SCHEMA app TO rollcall_runtime, rollcall_lookup;
GRANT USAGE ON SCHEMA ops TO rollcall_runtime;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- ---------------------------------------------------------------- foreign keys, all led by org_id
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'app' AND c.relkind = 'r' AND c.relname <> 'organizations' LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)',
                   t.relname, t.relname || '_org_fkey');
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('accounts', 'owner_id', 'accounts'), ('team_members', 'team_id', 'teams'), ('team_members', 'account_id', 'accounts'),
      ('application_grants', 'application_id', 'applications'), ('application_grants', 'account_id', 'accounts'),
      ('account_roles', 'account_id', 'accounts'), ('passwords', 'account_id', 'accounts'), ('sessions', 'account_id', 'accounts'),
      ('auth_flows', 'account_id', 'accounts'), ('sign_ups', 'send_id', 'sends'), ('invitations', 'account_id', 'accounts'),
      ('sends', 'account_id', 'accounts'), ('sends', 'invitation_id', 'invitations'), ('messages', 'account_id', 'accounts'),
      ('messages', 'send_id', 'sends'), ('messages', 'wording_id', 'wordings'), ('audit_entries', 'account_id', 'accounts'),
      ('audit_values', 'entry_id', 'audit_entries'), ('account_keys', 'account_id', 'accounts'),
      ('account_events', 'account_id', 'accounts')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- organisations and directory
ALTER TABLE app.organizations
  ADD CONSTRAINT organization_status_is_known CHECK (status IN ('ACTIVE', 'DISABLED')),
  ADD CONSTRAINT organization_has_a_name CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  ADD CONSTRAINT organization_slug_is_plain CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  ADD CONSTRAINT organization_link_life_is_1_hour_to_90_days CHECK (link_life_hours BETWEEN 1 AND 2160),
  ADD CONSTRAINT organization_code_life_is_1_to_365_days CHECK (code_life_days BETWEEN 1 AND 365),
  ADD CONSTRAINT organization_brand_is_a_hex_colour CHECK (brand ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT organization_language_is_known CHECK (language IN ('fr','en','de','nl','es','it','pt-BR','zh-CN','ja','th'));

ALTER TABLE app.directory
  ADD CONSTRAINT directory_kind_is_known CHECK (kind IN ('slug','code','short','address','browser','passkey','provider-message'));
CREATE UNIQUE INDEX directory_names_one_thing ON app.directory (kind, digest) WHERE kind NOT IN ('address', 'browser');

-- ---------------------------------------------------------------- accounts
ALTER TABLE app.accounts
  ADD CONSTRAINT account_status_is_known CHECK (status IN ('CREATED','INVITED','ACTIVE','SUSPENDED','CLOSED')),
  ADD CONSTRAINT account_kind_is_known CHECK (kind IN ('USER','CONTACT')),
  ADD CONSTRAINT account_active_was_claimed CHECK (status <> 'ACTIVE' OR claimed_at IS NOT NULL),
  ADD CONSTRAINT account_unclaimed_has_no_claim_time CHECK (status NOT IN ('CREATED','INVITED') OR claimed_at IS NULL),
  ADD CONSTRAINT account_suspended_has_source_and_time
    CHECK (status <> 'SUSPENDED' OR (suspension_source IS NOT NULL AND suspended_at IS NOT NULL)),
  ADD CONSTRAINT account_open_has_no_suspension
    CHECK (status NOT IN ('CREATED','INVITED','ACTIVE') OR (suspension_source IS NULL AND suspended_at IS NULL)),
  ADD CONSTRAINT account_closed_has_time_and_past
    CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL) AND (status = 'CLOSED') = (status_before_close IS NOT NULL)),
  ADD CONSTRAINT account_before_close_is_known
    CHECK (status_before_close IN ('CREATED','INVITED','ACTIVE','SUSPENDED')),
  ADD CONSTRAINT account_erased_is_closed CHECK (erased_at IS NULL OR status = 'CLOSED'),
  ADD CONSTRAINT account_suspension_source_is_known CHECK (suspension_source IN ('HAND','DATE','INACTIVITY','SYNC')),
  ADD CONSTRAINT account_contact_has_owner CHECK (kind <> 'CONTACT' OR owner_id IS NOT NULL OR erased_at IS NOT NULL),
  ADD CONSTRAINT account_user_has_no_owner CHECK (kind <> 'USER' OR owner_id IS NULL),
  ADD CONSTRAINT account_does_not_own_itself CHECK (owner_id <> id),
  ADD CONSTRAINT account_visibility_is_known CHECK (visibility IN ('PUBLIC','PRIVATE')),
  ADD CONSTRAINT account_tfa_is_known CHECK (tfa IN ('NONE','TOTP','SMS','FIDO2')),
  ADD CONSTRAINT account_expiration_mode_is_known CHECK (expiration_mode IN ('DEFAULT','DISABLED')),
  ADD CONSTRAINT account_source_is_known CHECK (source IN ('HAND','ROSTER','SCIM','API','SLACK','JOIN','SIGN_UP')),
  ADD CONSTRAINT account_language_is_known CHECK (language IN ('fr','en','de','nl','es','it','pt-BR','zh-CN','ja','th')),
  ADD CONSTRAINT account_email_has_its_key CHECK ((email IS NULL) = (email_key IS NULL)),
  ADD CONSTRAINT account_login_has_its_key CHECK ((login IS NULL) = (login_key IS NULL)),
  ADD CONSTRAINT account_external_id_has_its_key CHECK ((external_id IS NULL) = (external_key IS NULL)),
  ADD CONSTRAINT account_phone_has_its_key CHECK ((phone IS NULL) = (phone_key IS NULL)),
  ADD CONSTRAINT account_epoch_is_not_negative CHECK (epoch >= 0),
  ADD CONSTRAINT account_quotas_are_not_negative
    CHECK (coalesce(share_space_max, 0) >= 0 AND coalesce(save_space_max, 0) >= 0),
  ADD CONSTRAINT account_decline_has_time CHECK (decline_reason IS NULL OR declined_at IS NOT NULL);

CREATE UNIQUE INDEX accounts_email_is_used_once ON app.accounts (org_id, email_key) WHERE email_key IS NOT NULL;
CREATE UNIQUE INDEX accounts_login_is_used_once ON app.accounts (org_id, login_key) WHERE login_key IS NOT NULL;
CREATE UNIQUE INDEX accounts_external_id_is_used_once ON app.accounts (org_id, external_key) WHERE external_key IS NOT NULL;
CREATE INDEX accounts_phone ON app.accounts (org_id, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX accounts_by_name ON app.accounts (org_id, name_key, id);
CREATE INDEX accounts_by_status ON app.accounts (org_id, status, name_key, id);
CREATE INDEX accounts_by_kind ON app.accounts (org_id, kind, name_key, id);
CREATE INDEX accounts_by_owner ON app.accounts (org_id, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX accounts_asked ON app.accounts (org_id, asked_at) WHERE asked_at IS NOT NULL;
CREATE INDEX accounts_text ON app.accounts USING gin (org_id, search_text gin_trgm_ops);

-- The transition table of the domain rules, section 2, as the database knows it (code decides in accounts/rules.ts).
CREATE FUNCTION app.guard_account_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  legal boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'CREATED' THEN
      RAISE EXCEPTION 'an account begins as CREATED, not %', NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'account_begins_as_created';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.epoch < OLD.epoch THEN
    RAISE EXCEPTION 'the epoch of an account only rises' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_epoch_only_rises';
  END IF;
  IF OLD.claimed_at IS NOT NULL AND NEW.claimed_at IS DISTINCT FROM OLD.claimed_at THEN
    RAISE EXCEPTION 'a claim happens once' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_is_claimed_once';
  END IF;
  IF OLD.erased_at IS NOT NULL AND (NEW.status <> OLD.status OR NEW.erased_at IS NULL) THEN
    RAISE EXCEPTION 'an erased account is closed for good' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_erased_for_good';
  END IF;
  IF NEW.status = OLD.status THEN RETURN NEW; END IF;
  legal := CASE OLD.status
    WHEN 'CREATED' THEN NEW.status IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'CLOSED')
    WHEN 'INVITED' THEN NEW.status IN ('CREATED', 'ACTIVE', 'SUSPENDED', 'CLOSED')
    WHEN 'ACTIVE' THEN NEW.status IN ('SUSPENDED', 'CLOSED')
    WHEN 'SUSPENDED' THEN NEW.status = 'CLOSED' OR (NEW.status = 'ACTIVE' AND OLD.claimed_at IS NOT NULL)
                          OR (NEW.status IN ('CREATED', 'INVITED') AND OLD.claimed_at IS NULL)
    WHEN 'CLOSED' THEN NEW.status = CASE OLD.status_before_close WHEN 'INVITED' THEN 'CREATED' ELSE OLD.status_before_close END
    ELSE false END;
  IF NOT legal THEN
    RAISE EXCEPTION 'an account cannot move from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_move_is_legal';
  END IF;
  IF NEW.status = 'CLOSED' AND NEW.status_before_close IS DISTINCT FROM OLD.status THEN
    RAISE EXCEPTION 'a closed account remembers the state before' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_remembers_state_before_close';
  END IF;
  -- Secrets and sessions die by epoch: leaving these states without raising it would leave them alive.
  IF NEW.epoch = OLD.epoch AND (NEW.status IN ('SUSPENDED', 'CLOSED') OR (OLD.status = 'INVITED' AND NEW.status = 'CREATED')) THEN
    RAISE EXCEPTION 'suspending, closing and withdrawing raise the epoch' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_move_raises_epoch';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_account_move BEFORE INSERT OR UPDATE ON app.accounts FOR EACH ROW EXECUTE FUNCTION app.guard_account_move();

CREATE FUNCTION app.guard_account_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.accounts o WHERE o.org_id = NEW.org_id AND o.id = NEW.owner_id AND o.kind = 'USER') THEN
    RAISE EXCEPTION 'a contact is owned by a user' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_owner_is_a_user';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_account_owner BEFORE INSERT OR UPDATE OF owner_id ON app.accounts
  FOR EACH ROW WHEN (NEW.owner_id IS NOT NULL) EXECUTE FUNCTION app.guard_account_owner();

-- ---------------------------------------------------------------- the others
ALTER TABLE app.applications ADD CONSTRAINT application_licences_are_not_negative CHECK (licences >= 0);
ALTER TABLE app.account_roles ADD CONSTRAINT role_is_known CHECK (role IN ('OWNER','ACCOUNT_ADMIN','INVITER','HELPDESK','AUDITOR'));
ALTER TABLE app.invitations
  ADD CONSTRAINT invitation_channel_is_known CHECK (channel IN ('EMAIL','SMS','SLACK','CODE','LINK')),
  ADD CONSTRAINT invitation_live_send_exists CHECK (live_seq BETWEEN 0 AND last_seq),
  ADD CONSTRAINT invitation_claimed_is_not_withdrawn CHECK (claimed_at IS NULL OR withdrawn_at IS NULL);
ALTER TABLE app.sends
  ADD CONSTRAINT send_purpose_is_known CHECK (purpose IN ('INVITATION','RESET','PROOF','RECOVERY')),
  ADD CONSTRAINT send_of_an_invitation_names_it CHECK ((purpose = 'INVITATION') = (invitation_id IS NOT NULL)),
  ADD CONSTRAINT send_names_its_account CHECK (purpose = 'PROOF' OR account_id IS NOT NULL);
ALTER TABLE app.messages
  ADD CONSTRAINT message_state_is_known
    CHECK (state IN ('QUEUED','SENT','DELAYED','DELIVERED','BOUNCED','COMPLAINED','FAILED','CANCELLED')),
  ADD CONSTRAINT message_channel_is_known CHECK (channel IN ('EMAIL','SMS','SLACK')),
  ADD CONSTRAINT message_lane_is_known CHECK (lane IN (1, 2, 3)),
  ADD CONSTRAINT message_handed_over_has_time CHECK (state NOT IN ('SENT','DELIVERED') OR sent_at IS NOT NULL),
  ADD CONSTRAINT message_keeps_no_link
    CHECK (coalesce(answer, '') || details::text !~ '(claim|reset|proof)_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{22}_');
CREATE INDEX messages_due ON app.messages (org_id, lane, next_attempt_at) WHERE state IN ('QUEUED', 'DELAYED');

-- ---------------------------------------------------------------- row-level security
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'app' AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)',
                   t.relname);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- the narrow functions that look beyond one tenant
GRANT SELECT ON app.directory TO rollcall_lookup;
GRANT SELECT (org_id, lane, state, next_attempt_at, leased_until) ON app.messages TO rollcall_lookup;
GRANT SELECT (org_id, id, search_text) ON app.accounts TO rollcall_lookup;
CREATE POLICY lookup ON app.directory FOR SELECT TO rollcall_lookup USING (true);
CREATE POLICY lookup ON app.messages FOR SELECT TO rollcall_lookup USING (true);
CREATE POLICY lookup ON app.accounts FOR SELECT TO rollcall_lookup USING (true);

CREATE FUNCTION app.find_slug(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT org_id FROM app.directory WHERE kind = 'slug' AND digest = wanted $$;

CREATE FUNCTION app.find_browser(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT org_id FROM app.directory WHERE kind = 'browser' AND digest = wanted $$;

-- Organisations with a message due in a lane, the longest waiting first: ids and nothing else.
-- Walks the partial index from organisation to organisation, so that 100,000 queued rows of one cost one step.
CREATE FUNCTION app.due_orgs(wanted_lane int, at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE orgs AS (
    (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') ORDER BY m.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') AND m.org_id > o.org_id ORDER BY m.org_id LIMIT 1)
    FROM orgs o WHERE o.org_id IS NOT NULL)
  SELECT o.org_id FROM orgs o
  CROSS JOIN LATERAL (
    SELECT m.next_attempt_at FROM app.messages m
    WHERE m.org_id = o.org_id AND m.lane = wanted_lane AND m.state IN ('QUEUED', 'DELAYED')
      AND m.next_attempt_at <= at AND (m.leased_until IS NULL OR m.leased_until < at)
    ORDER BY m.next_attempt_at LIMIT 1) due
  ORDER BY due.next_attempt_at LIMIT most $$;

-- Text search inside the transaction's own organisation: LIKE is not leakproof, so under row-level security it could use no index.
CREATE FUNCTION app.search_accounts(needle text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id FROM app.accounts a
  WHERE a.org_id = nullif(current_setting('app.org_id', true), '')::uuid
    AND a.search_text LIKE '%' || CASE WHEN length(needle) < 3 THEN ' ' ELSE '' END
        || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

ALTER FUNCTION app.find_slug(text) OWNER TO rollcall_lookup;
ALTER FUNCTION app.find_browser(text) OWNER TO rollcall_lookup;
ALTER FUNCTION app.due_orgs(int, timestamptz, int) OWNER TO rollcall_lookup;
ALTER FUNCTION app.search_accounts(text) OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.find_slug(text), app.find_browser(text), app.due_orgs(int, timestamptz, int), app.search_accounts(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_slug(text), app.find_browser(text), app.due_orgs(int, timestamptz, int), app.search_accounts(text) TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;

-- ---------------------------------------------------------------- grants
GRANT SELECT, INSERT, UPDATE ON app.organizations, app.accounts, app.teams, app.applications, app.passwords, app.sessions,
  app.auth_flows, app.sign_ups, app.invitations, app.sends, app.messages TO rollcall_runtime;
GRANT SELECT, INSERT ON app.wordings, app.audit_entries, app.audit_values, app.account_events, app.account_keys, app.directory,
  app.team_members, app.application_grants, app.account_roles TO rollcall_runtime;
GRANT DELETE ON app.directory, app.sessions, app.auth_flows, app.account_roles, app.team_members, app.application_grants,
  app.account_keys, app.teams, app.applications, app.passwords TO rollcall_runtime;
GRANT UPDATE ON app.account_keys TO rollcall_runtime; -- the master key rotates
GRANT USAGE ON ALL SEQUENCES IN SCHEMA app TO rollcall_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.buckets, ops.rate_limits TO rollcall_runtime;

-- ---------------------------------------------------------------- the organisation of letters that belong to no tenant
SELECT set_config('app.org_id', '00000000-0000-4000-8000-000000000000', true);
INSERT INTO app.organizations (org_id, name, slug, system, created_at, updated_at)
VALUES ('00000000-0000-4000-8000-000000000000', 'Rollcall', 'system', true, now(), now());
