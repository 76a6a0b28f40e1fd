-- Letters with access codes, made by a worker in parts of a few hundred people. A finished part is kept for a day, sealed
-- under a key of its run that is itself sealed under the master key: the database alone yields no code.

CREATE TABLE app.letter_runs (
  org_id uuid NOT NULL, id uuid NOT NULL, made_by uuid NOT NULL,
  -- A page or a card a person; a part holds people of one team, of one owner, or of all.
  form text NOT NULL, split text NOT NULL,
  count int NOT NULL, key_sealed bytea NOT NULL, key_version int NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT letter_runs_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT letter_run_form_is_known CHECK (form IN ('PAGE', 'CARD')),
  CONSTRAINT letter_run_split_is_known CHECK (split IN ('NONE', 'TEAM', 'OWNER')),
  CONSTRAINT letter_run_is_for_somebody CHECK (count > 0),
  CONSTRAINT letter_runs_org_fkey FOREIGN KEY (org_id) REFERENCES app.organizations (org_id),
  CONSTRAINT letter_runs_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES app.accounts (org_id, id)
);
CREATE INDEX letter_runs_org_id_made_by_created_at_idx ON app.letter_runs (org_id, made_by, created_at);

CREATE TABLE app.letter_parts (
  org_id uuid NOT NULL, run_id uuid NOT NULL, number int NOT NULL,
  -- The team or owner whose people they are; null: of none, or not split.
  name text, account_ids uuid[] NOT NULL,
  -- How many letters it came to hold: whose code died meanwhile has none.
  made int, made_at timestamptz(3), sealed bytea,
  CONSTRAINT letter_parts_pkey PRIMARY KEY (org_id, run_id, number),
  CONSTRAINT letter_part_is_made_with_time CHECK ((made IS NULL) = (made_at IS NULL)),
  CONSTRAINT letter_part_sealed_was_made CHECK (sealed IS NULL OR made IS NOT NULL),
  CONSTRAINT letter_parts_org_fkey FOREIGN KEY (org_id) REFERENCES app.organizations (org_id),
  CONSTRAINT letter_parts_run_id_fkey FOREIGN KEY (org_id, run_id) REFERENCES app.letter_runs (org_id, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['letter_runs', 'letter_parts'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.letter_runs, app.letter_parts TO rollcall_runtime;
