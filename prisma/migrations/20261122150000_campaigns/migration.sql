-- Inviting and reminding many: one act of sending over people frozen in a selection, and what holds letters back.

-- A selection that is given to a campaign belongs to it: no other act begins on it and nobody clears it away.
ALTER TABLE app.selections
  DROP CONSTRAINT selection_state_is_known,
  DROP CONSTRAINT selection_at_work_has_an_act;
ALTER TABLE app.selections
  ADD CONSTRAINT selection_state_is_known CHECK (state IN ('FROZEN','GIVEN','QUEUED','RUNNING','STOPPED','DONE')),
  ADD CONSTRAINT selection_at_work_has_an_act CHECK (state IN ('FROZEN','GIVEN') OR (act IS NOT NULL AND queued_at IS NOT NULL));
CREATE INDEX selection_members_refused ON app.selection_members (org_id, selection_id, account_id)
  WHERE outcome IS NOT NULL AND outcome <> 'done';

CREATE TABLE app.campaigns (
  org_id uuid NOT NULL, id uuid NOT NULL, selection_id uuid NOT NULL,
  kind text NOT NULL, letter text NOT NULL, wording_id uuid,
  -- Where its people were chosen; of an import, which.
  source text NOT NULL, import_id uuid,
  made_by uuid NOT NULL,
  -- Who paused, resumed or stopped it last.
  steered_by uuid,
  -- QUEUED: letters are being written into the outbox. SENDING is over (DONE) once none of them waits: that is read, not stored.
  state text NOT NULL DEFAULT 'QUEUED', stopped_why text,
  count int NOT NULL, done int NOT NULL DEFAULT 0, refused int NOT NULL DEFAULT 0,
  -- Letters that failed before this moment are sent again.
  retried_at timestamptz(3),
  created_at timestamptz(3) NOT NULL, began_at timestamptz(3), queued_at timestamptz(3), finished_at timestamptz(3),
  CONSTRAINT campaigns_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT campaign_kind_is_known CHECK (kind IN ('INVITE','REMIND')),
  CONSTRAINT campaign_letter_is_its_kinds CHECK (letter = CASE kind WHEN 'REMIND' THEN 'reminder' ELSE 'invitation' END),
  CONSTRAINT campaign_source_is_known CHECK (source IN ('PEOPLE','UNSENT','IMPORT','DESK')),
  CONSTRAINT campaign_of_an_import_names_it CHECK (import_id IS NULL OR source = 'IMPORT'),
  CONSTRAINT campaign_state_is_known CHECK (state IN ('QUEUED','SENDING','PAUSED','STOPPING','STOPPED')),
  CONSTRAINT campaign_sending_was_queued CHECK (state <> 'SENDING' OR queued_at IS NOT NULL),
  CONSTRAINT campaign_stopped_has_time CHECK ((state = 'STOPPED') = (finished_at IS NOT NULL)),
  CONSTRAINT campaign_counts_its_people CHECK (done >= 0 AND refused >= 0 AND done + refused <= count)
);
-- Its people go to one campaign: of two presses of "Send" one counts. An import sends once.
CREATE UNIQUE INDEX campaigns_org_id_selection_id_key ON app.campaigns (org_id, selection_id);
CREATE UNIQUE INDEX campaigns_of_import ON app.campaigns (org_id, import_id) WHERE import_id IS NOT NULL;
CREATE INDEX campaigns_org_id_created_at_id_idx ON app.campaigns (org_id, created_at, id);

ALTER TABLE app.messages
  ADD COLUMN campaign_id uuid,
  ADD CONSTRAINT message_of_a_campaign_names_its_person CHECK (campaign_id IS NULL OR account_id IS NOT NULL);
-- Of a campaign, who is in which state: counted and listed here alone.
CREATE INDEX messages_of_campaign ON app.messages (org_id, campaign_id, state, account_id) WHERE campaign_id IS NOT NULL;

-- What an organisation has sent of lanes 2 and 3 on one of its days, where it has a cap.
CREATE TABLE app.sending_days (
  org_id uuid NOT NULL, day date NOT NULL, letters int NOT NULL,
  CONSTRAINT sending_days_pkey PRIMARY KEY (org_id, day),
  CONSTRAINT sending_day_counts_letters CHECK (letters >= 0)
);
-- The day's cap is reached: lanes 2 and 3 wait until then.
ALTER TABLE app.organizations ADD COLUMN held_until timestamptz(3);

-- A provider that is out of reach is left alone until then; one worker tries it first.
CREATE TABLE ops.breakers (
  key text NOT NULL, failures int NOT NULL, opened_at timestamptz(3) NOT NULL, tried_again_at timestamptz(3) NOT NULL, fault text NOT NULL,
  CONSTRAINT breakers_pkey PRIMARY KEY (key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.breakers TO rollcall_runtime;

-- ---------------------------------------------------------------- foreign keys, row-level security, grants
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['campaigns','sending_days']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('campaigns', 'selection_id', 'selections'), ('campaigns', 'wording_id', 'wordings'), ('campaigns', 'import_id', 'imports'),
      ('campaigns', 'made_by', 'accounts'), ('campaigns', 'steered_by', 'accounts'),
      ('messages', 'campaign_id', 'campaigns')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON app.campaigns, app.sending_days TO rollcall_runtime;
GRANT DELETE ON app.sending_days TO rollcall_runtime;

-- ---------------------------------------------------------------- whose letters are due
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (held_until) ON app.organizations TO rollcall_lookup;
-- As before; an organisation at its cap is asked again when its next day begins.
CREATE OR REPLACE FUNCTION app.due_orgs(wanted_lane int, at timestamptz, most int) RETURNS SETOF uuid
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
  CROSS JOIN LATERAL (
    SELECT g.org_id FROM app.organizations g WHERE g.org_id = o.org_id AND g.status = 'ACTIVE'
      AND (wanted_lane = 1 OR g.held_until IS NULL OR g.held_until <= at) LIMIT 1) alive
  ORDER BY due.next_attempt_at LIMIT most $$;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
