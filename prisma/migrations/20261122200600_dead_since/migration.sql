-- Who is invited and holds nothing to claim with: their address changed and nothing was sent to the new one, or they were given
-- more rights than their links had. Since when, kept by the database: no way of writing an account can forget them.
ALTER TABLE app.accounts ADD COLUMN dead_since timestamptz(3);

CREATE FUNCTION app.note_dead_links() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.dead_since := CASE
    WHEN NEW.status <> 'INVITED' OR NEW.claimable_until IS NOT NULL THEN NULL
    WHEN OLD.dead_since IS NOT NULL AND NEW.email_key IS NOT DISTINCT FROM OLD.email_key
      AND NEW.phone_key IS NOT DISTINCT FROM OLD.phone_key THEN OLD.dead_since
    ELSE NEW.updated_at END;
  RETURN NEW;
END $$;
CREATE TRIGGER note_dead_links BEFORE UPDATE ON app.accounts FOR EACH ROW
  WHEN (OLD.dead_since IS NOT NULL OR (NEW.status = 'INVITED' AND NEW.claimable_until IS NULL))
  EXECUTE FUNCTION app.note_dead_links();

-- A right that is given says when.
CREATE OR REPLACE FUNCTION app.outdate_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.accounts a SET claimable_until = NULL, updated_at = greatest(a.updated_at, NEW.given_at)
  WHERE a.org_id = NEW.org_id AND a.id = NEW.account_id AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION app.outdate_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.accounts a SET claimable_until = NULL, updated_at = greatest(a.updated_at, NEW.raised_at)
  WHERE a.org_id = NEW.org_id AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL
    AND a.id = ANY (ARRAY(SELECT r.account_id FROM app.account_roles r WHERE r.org_id = NEW.org_id AND r.role_id = NEW.id));
  RETURN NULL;
END $$;

-- Who is so already: the owner of the tables, too, sees no row of a tenant unless it says so.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
UPDATE app.accounts SET dead_since = updated_at WHERE status = 'INVITED' AND claimable_until IS NULL;
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;

CREATE INDEX accounts_dead_since ON app.accounts (org_id, dead_since, id) WHERE dead_since IS NOT NULL;
