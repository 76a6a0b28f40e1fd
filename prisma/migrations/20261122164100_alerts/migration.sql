-- What admins are told without having asked: once each, in the console and by mail, as each of them chose.

-- What there is to tell. `key` names what it is about, so that it is told once, whoever finds it.
CREATE TABLE app.alerts (
  org_id uuid NOT NULL, id uuid NOT NULL,
  kind text NOT NULL, key text NOT NULL,
  campaign_id uuid, import_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  at timestamptz(3) NOT NULL,
  CONSTRAINT alerts_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT alert_kind_is_known CHECK (kind IN ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING','CAP_REACHED')),
  CONSTRAINT alert_names_what_it_is_about CHECK (
    (kind IN ('CAMPAIGN_DONE','CAMPAIGN_STOPPED')) = (campaign_id IS NOT NULL) AND (kind = 'IMPORT_DONE') = (import_id IS NOT NULL))
);
CREATE UNIQUE INDEX alerts_org_id_kind_key_key ON app.alerts (org_id, kind, key);
CREATE INDEX alerts_org_id_at_idx ON app.alerts (org_id, at);

-- Who is told, and when they saw it.
CREATE TABLE app.alert_readers (
  org_id uuid NOT NULL, account_id uuid NOT NULL, alert_id uuid NOT NULL,
  kind text NOT NULL, at timestamptz(3) NOT NULL, read_at timestamptz(3),
  CONSTRAINT alert_readers_pkey PRIMARY KEY (org_id, account_id, alert_id)
);
CREATE INDEX alert_readers_org_id_account_id_at_alert_id_idx ON app.alert_readers (org_id, account_id, at, alert_id);
CREATE INDEX alert_readers_org_id_alert_id_idx ON app.alert_readers (org_id, alert_id);
CREATE INDEX alert_readers_unread ON app.alert_readers (org_id, account_id, at, alert_id) WHERE read_at IS NULL;

-- How an admin wants to be told of a kind; without a row in the console and by mail.
CREATE TABLE app.alert_choices (
  org_id uuid NOT NULL, account_id uuid NOT NULL, kind text NOT NULL, way text NOT NULL,
  CONSTRAINT alert_choices_pkey PRIMARY KEY (org_id, account_id, kind),
  CONSTRAINT alert_choice_kind_is_known CHECK (kind IN ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING','CAP_REACHED')),
  CONSTRAINT alert_choice_way_is_known CHECK (way IN ('MAIL','CONSOLE','NONE'))
);

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['alerts','alert_readers','alert_choices']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('alerts', 'campaign_id', 'campaigns'), ('alerts', 'import_id', 'imports'), ('alert_readers', 'alert_id', 'alerts'),
      ('alert_readers', 'account_id', 'accounts'), ('alert_choices', 'account_id', 'accounts')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON app.alerts TO rollcall_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.alert_readers, app.alert_choices TO rollcall_runtime;
