-- Who is in a team or has an application is listed by name too: the row keeps the name that its person is listed under, so
-- that a page of them is read from its index, however many people there are beside them.
ALTER TABLE app.team_members ADD COLUMN name_key text COLLATE "C";
ALTER TABLE app.application_grants ADD COLUMN name_key text COLLATE "C";

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['team_members','application_grants','accounts'] LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.team_members m SET name_key = a.name_key FROM app.accounts a WHERE a.org_id = m.org_id AND a.id = m.account_id;
  UPDATE app.application_grants g SET name_key = a.name_key FROM app.accounts a WHERE a.org_id = g.org_id AND a.id = g.account_id;
  FOREACH t IN ARRAY ARRAY['team_members','application_grants','accounts'] LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

ALTER TABLE app.team_members ALTER COLUMN name_key SET NOT NULL;
ALTER TABLE app.application_grants ALTER COLUMN name_key SET NOT NULL;
CREATE INDEX team_members_by_name ON app.team_members (org_id, team_id, name_key, account_id);
CREATE INDEX application_grants_by_name ON app.application_grants (org_id, application_id, name_key, account_id);

-- A grant looks its account up already, for the licence.
CREATE OR REPLACE FUNCTION app.know_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.status IN ('CREATED', 'INVITED', 'ACTIVE'), a.name_key INTO NEW.holds, NEW.name_key
  FROM app.accounts a WHERE a.org_id = NEW.org_id AND a.id = NEW.account_id;
  -- nobody's: the foreign key says so
  IF NOT FOUND THEN NEW.holds := false; NEW.name_key := ''; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION app.follow_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.team_members SET name_key = NEW.name_key WHERE org_id = NEW.org_id AND account_id = NEW.id;
  UPDATE app.application_grants SET name_key = NEW.name_key WHERE org_id = NEW.org_id AND account_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_name AFTER UPDATE OF name_key ON app.accounts FOR EACH ROW
  WHEN (NEW.name_key <> OLD.name_key) EXECUTE FUNCTION app.follow_name();

GRANT UPDATE (name_key) ON app.team_members, app.application_grants TO rollcall_runtime;
