-- The open link by which people add themselves, and those who came by it. The link's secret is derived from its id; nothing
-- here holds it.

CREATE TABLE app.join_links (
  org_id uuid NOT NULL, id uuid NOT NULL, key_version int NOT NULL,
  -- What may stand after the last @, in the form in which addresses are compared.
  domains text[],
  expires_at timestamptz(3),
  -- How many people may come by it, and have.
  most_uses int, uses int NOT NULL DEFAULT 0,
  -- An admin lets each of them in.
  approval boolean NOT NULL DEFAULT false,
  -- So many within an hour are more than usual: it pauses.
  alarm_above int NOT NULL DEFAULT 50,
  made_by uuid, created_at timestamptz(3) NOT NULL, updated_at timestamptz(3) NOT NULL,
  paused_at timestamptz(3), resumed_at timestamptz(3),
  -- Off for good: another link is another row.
  closed_at timestamptz(3), closed_by uuid,
  CONSTRAINT join_links_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT join_link_names_1_to_50_domains CHECK (coalesce(cardinality(domains), 0) BETWEEN 1 AND 50),
  CONSTRAINT join_link_uses_are_not_exceeded CHECK (uses >= 0 AND (most_uses IS NULL OR (most_uses > 0 AND uses <= most_uses))),
  CONSTRAINT join_link_alarm_is_above_1_to_10000 CHECK (alarm_above BETWEEN 1 AND 10000)
);
CREATE UNIQUE INDEX join_links_open ON app.join_links (org_id) WHERE closed_at IS NULL;
CREATE INDEX join_links_org_id_created_at_idx ON app.join_links (org_id, created_at);

CREATE TABLE app.join_requests (
  org_id uuid NOT NULL, id uuid NOT NULL, link_id uuid NOT NULL,
  -- Carries the secret that proves the address.
  send_id uuid NOT NULL,
  -- ASKED until the address is proven; WAITING for an admin; ENTERED once there is an account.
  state text NOT NULL DEFAULT 'ASKED',
  email text, email_key text, first_name text, last_name text, search_text text, language text NOT NULL,
  account_id uuid,
  asked_at timestamptz(3) NOT NULL, proven_at timestamptz(3),
  decided_at timestamptz(3), decided_by uuid,
  -- Only of the request by which somebody came: of others with the same address nothing is told.
  entered_at timestamptz(3),
  CONSTRAINT join_requests_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT join_request_state_is_known CHECK (state IN ('ASKED','WAITING','DECLINED','ENTERED')),
  CONSTRAINT join_request_proven_has_time CHECK ((state = 'ASKED') = (proven_at IS NULL)),
  CONSTRAINT join_request_declined_has_time CHECK (state <> 'DECLINED' OR decided_at IS NOT NULL),
  CONSTRAINT join_request_entered_names_its_account CHECK ((state = 'ENTERED') = (account_id IS NOT NULL)),
  CONSTRAINT join_request_enters_once CHECK (entered_at IS NULL OR state = 'ENTERED'),
  -- The account has them: what is said of a person stands in one place.
  CONSTRAINT join_request_entered_keeps_no_words CHECK (
    CASE state WHEN 'ENTERED' THEN num_nonnulls(email, email_key, first_name, last_name, search_text) = 0
      ELSE email IS NOT NULL AND email_key IS NOT NULL AND search_text IS NOT NULL END)
);
CREATE UNIQUE INDEX join_requests_org_id_send_id_key ON app.join_requests (org_id, send_id);
CREATE UNIQUE INDEX join_requests_wait_once ON app.join_requests (org_id, link_id, email_key) WHERE state = 'WAITING';
CREATE INDEX join_requests_by_address ON app.join_requests (org_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX join_requests_of_account ON app.join_requests (org_id, account_id) WHERE account_id IS NOT NULL;
CREATE INDEX join_requests_proven ON app.join_requests (org_id, link_id, proven_at) WHERE proven_at IS NOT NULL;
CREATE INDEX join_requests_waiting ON app.join_requests (org_id, proven_at, id) WHERE state = 'WAITING';
CREATE INDEX join_requests_declined ON app.join_requests (org_id, decided_at, id) WHERE state = 'DECLINED';
CREATE INDEX join_requests_entered ON app.join_requests (org_id, entered_at, id) WHERE entered_at IS NOT NULL;
CREATE INDEX join_requests_asked ON app.join_requests (org_id, asked_at) WHERE state <> 'ENTERED';

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['join_links','join_requests']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('join_links', 'made_by', 'accounts'), ('join_links', 'closed_by', 'accounts'), ('join_requests', 'link_id', 'join_links'),
      ('join_requests', 'send_id', 'sends'), ('join_requests', 'account_id', 'accounts'),
      ('join_requests', 'decided_by', 'accounts')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON app.join_links TO rollcall_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.join_requests TO rollcall_runtime;

-- A link that hung on a wall and was switched off opens nothing again, whoever writes to the table.
CREATE FUNCTION app.guard_join_link() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a join link that was switched off stays off'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'join_link_is_off_for_good';
END $$;
CREATE TRIGGER guard_join_link BEFORE UPDATE ON app.join_links
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION app.guard_join_link();

-- The mail that proves an address before there is an account, and the invitation that is the open link's.
ALTER TABLE app.sends
  DROP CONSTRAINT send_purpose_is_known,
  ADD CONSTRAINT send_purpose_is_known CHECK (purpose IN ('INVITATION','RESET','PROOF','RECOVERY','ADDRESS','JOIN')),
  DROP CONSTRAINT send_names_its_account,
  ADD CONSTRAINT send_names_its_account CHECK (purpose IN ('PROOF', 'JOIN') OR account_id IS NOT NULL);
ALTER TABLE app.invitations
  DROP CONSTRAINT invitation_channel_is_known,
  ADD CONSTRAINT invitation_channel_is_known CHECK (channel IN ('EMAIL','SMS','SLACK','CODE','LINK','JOIN'));
ALTER TABLE app.messages
  DROP CONSTRAINT message_keeps_no_link,
  ADD CONSTRAINT message_keeps_no_link
    CHECK (coalesce(answer, '') || details::text !~
      '(claim|reset|proof|address|unsubscribe|code|join|entry)_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{22}_|/c/[0-9a-z]{16}');
