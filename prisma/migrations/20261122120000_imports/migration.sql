-- Rosters: an uploaded file, the plan that was made of it row by row, and its run.

ALTER TABLE app.organizations
  ADD COLUMN approval_rows int,
  ADD CONSTRAINT organization_approval_is_a_number_of_rows CHECK (approval_rows BETWEEN 1 AND 150000);

-- What the organisation called a column the last time, by the header as it is compared.
CREATE TABLE app.column_names (
  org_id uuid NOT NULL, header_key text NOT NULL, column_key text NOT NULL, updated_at timestamptz(3) NOT NULL,
  CONSTRAINT column_names_pkey PRIMARY KEY (org_id, header_key),
  CONSTRAINT column_name_is_short CHECK (length(header_key) BETWEEN 1 AND 200)
);

CREATE TABLE app.imports (
  org_id uuid NOT NULL, id uuid NOT NULL,
  -- ROSTER writes accounts, CHOOSE names people to invite, UNDO takes an import back.
  purpose text NOT NULL,
  -- What every row is; NULL where each row says it (an owner makes a contact).
  kind text,
  made_by uuid NOT NULL, file_id uuid, file_name text NOT NULL, file_bytes int NOT NULL DEFAULT 0, file_digest text,
  state text NOT NULL, fault text,
  -- Guess and choice of encoding, delimiter, sheet, header line and columns (rosters/input.ts).
  reading jsonb NOT NULL DEFAULT '{}', options jsonb NOT NULL DEFAULT '{}',
  invite text, counts jsonb NOT NULL DEFAULT '{}',
  total int NOT NULL DEFAULT 0, done int NOT NULL DEFAULT 0, refused int NOT NULL DEFAULT 0,
  undoes uuid, approved_by uuid, approved_at timestamptz(3),
  created_at timestamptz(3) NOT NULL, planned_at timestamptz(3), begun_at timestamptz(3), finished_at timestamptz(3),
  -- When file and cells were erased.
  wiped_at timestamptz(3),
  CONSTRAINT imports_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT import_purpose_is_known CHECK (purpose IN ('ROSTER','CHOOSE','UNDO')),
  CONSTRAINT import_kind_is_known CHECK (kind IN ('USER','CONTACT')),
  CONSTRAINT import_state_is_known CHECK (state IN
    ('UPLOADING','READING','READ','PLANNING','PLANNED','AWAITING','APPLYING','PAUSED','APPLIED','FAILED','DISCARDED')),
  CONSTRAINT import_invite_is_known CHECK (invite IN ('NOW','LATER')),
  CONSTRAINT import_failed_says_why CHECK ((state = 'FAILED') = (fault IS NOT NULL)),
  CONSTRAINT import_undo_names_what CHECK ((purpose = 'UNDO') = (undoes IS NOT NULL)),
  CONSTRAINT import_begun_has_time CHECK (state NOT IN ('APPLYING','PAUSED','APPLIED') OR begun_at IS NOT NULL),
  CONSTRAINT import_ended_has_time CHECK ((state IN ('APPLIED','FAILED','DISCARDED')) = (finished_at IS NOT NULL)),
  CONSTRAINT import_approved_by_another CHECK (approved_by <> made_by),
  CONSTRAINT import_approval_has_time CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
CREATE INDEX imports_org_id_created_at_idx ON app.imports (org_id, created_at, id);
-- Of an import there is one undoing at a time, and none after one that was applied.
CREATE UNIQUE INDEX imports_undone_once ON app.imports (org_id, undoes) WHERE undoes IS NOT NULL AND state NOT IN ('FAILED','DISCARDED');

CREATE TABLE app.import_rows (
  org_id uuid NOT NULL, import_id uuid NOT NULL,
  -- Line of the file (row of the sheet); a correction that was uploaded later keeps the lines of the first file.
  line int NOT NULL,
  -- As the file has them, in its order of columns.
  cells jsonb,
  verdict text NOT NULL, account_id uuid, external_key text, login_key text, email_key text, search_text text,
  -- Of a contact: by what its owner is named.
  owner_key text,
  -- Over which channel "invite now" would reach who is created; NULL: nobody is invited by this row.
  channel text,
  -- What applying writes, from what to what (plans/rules.ts); and what the account was, for undoing.
  change jsonb, before jsonb,
  faults jsonb, fault_keys text[] DEFAULT '{}',
  outcome text,
  -- A page of the plan is found, filtered and searched in this index alone.
  CONSTRAINT import_rows_pkey PRIMARY KEY (org_id, import_id, line) INCLUDE (verdict, search_text),
  CONSTRAINT import_row_verdict_is_known CHECK (verdict IN
    ('CREATE','UPDATE','REACTIVATE','SUSPEND','CLOSE','REOPEN','ERASE','INVITE','NONE','CONFLICT','ERROR')),
  CONSTRAINT import_row_line_counts_from_1 CHECK (line >= 1),
  CONSTRAINT import_row_channel_is_known CHECK (channel IN ('EMAIL','SMS','CODE')),
  CONSTRAINT import_row_search_text_is_short CHECK (length(search_text) <= 400)
);
CREATE INDEX import_rows_by_verdict ON app.import_rows (org_id, import_id, verdict, line);
CREATE INDEX import_rows_of_account ON app.import_rows (org_id, account_id) WHERE account_id IS NOT NULL;

-- Which lines have alike faults: the column, the code and what is alike in them (plans/rules.ts).
CREATE TABLE app.import_faults (
  org_id uuid NOT NULL, import_id uuid NOT NULL, fault_key text NOT NULL, line int NOT NULL,
  CONSTRAINT import_faults_pkey PRIMARY KEY (org_id, import_id, fault_key, line),
  CONSTRAINT import_fault_key_is_short CHECK (length(fault_key) BETWEEN 1 AND 200)
);

-- What became of a row is said once: no code path applies it twice.
CREATE FUNCTION app.guard_import_outcome() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'outcome of an import row is said once'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'import_row_is_applied_once';
END $$;
CREATE TRIGGER guard_import_outcome BEFORE UPDATE OF outcome ON app.import_rows FOR EACH ROW
  WHEN (OLD.outcome IS NOT NULL AND NEW.outcome IS DISTINCT FROM OLD.outcome) EXECUTE FUNCTION app.guard_import_outcome();

-- ---------------------------------------------------------------- foreign keys, row-level security, grants
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['column_names','imports','import_rows','import_faults']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
      ('imports', 'made_by', 'accounts'), ('imports', 'approved_by', 'accounts'), ('imports', 'file_id', 'files'),
      ('imports', 'undoes', 'imports'), ('import_rows', 'import_id', 'imports'), ('import_rows', 'account_id', 'accounts'),
      ('import_faults', 'import_id', 'imports')) AS f (child, col, parent) LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id, %I) REFERENCES app.%I (org_id, id)',
                   t.child, t.child || '_' || t.col || '_fkey', t.col, t.parent);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.column_names, app.imports, app.import_rows, app.import_faults TO rollcall_runtime;
