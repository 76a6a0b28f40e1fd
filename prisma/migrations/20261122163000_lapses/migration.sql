-- Life after the claim: suspensions on a date, suspensions of who stays away, closings of who never claims.
ALTER TABLE app.organizations
  -- Who holds a role is exempt from the rules that act by themselves unless this says otherwise.
  ADD COLUMN lapse_admins boolean NOT NULL DEFAULT false;

ALTER TABLE app.accounts
  -- The last sign-in, claim or return of who is ACTIVE.
  ADD COLUMN active_at timestamptz(3),
  -- When an INVITED person was first invited, since they were last not.
  ADD COLUMN first_invited_at timestamptz(3),
  -- When a rule suspends or closes: told in a letter, or put off by an admin. Without one it follows from the two above.
  ADD COLUMN lapses_on timestamptz(3),
  ADD COLUMN warned_at timestamptz(3),
  ADD COLUMN warned_again_at timestamptz(3),
  ADD CONSTRAINT account_lapse_is_of_the_open CHECK (lapses_on IS NULL OR status IN ('INVITED', 'ACTIVE')),
  ADD CONSTRAINT account_warning_names_a_day CHECK (warned_at IS NULL OR (lapses_on IS NOT NULL AND status = 'ACTIVE')),
  ADD CONSTRAINT account_second_warning_follows_first CHECK (warned_again_at IS NULL OR warned_at <= warned_again_at),
  ADD CONSTRAINT account_first_invited_is_invited CHECK (first_invited_at IS NULL OR status = 'INVITED');

-- What counts from a sign-in or a move follows it, whoever wrote it: no code path can forget to begin anew.
CREATE FUNCTION app.begin_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.lapses_on := NULL;
  NEW.warned_at := NULL;
  NEW.warned_again_at := NULL;
  NEW.first_invited_at := CASE WHEN NEW.status = 'INVITED' THEN coalesce(OLD.first_invited_at, NEW.invited_at, NEW.updated_at) END;
  NEW.active_at := CASE WHEN NEW.status <> 'ACTIVE' THEN NULL
    WHEN OLD.status = 'ACTIVE' THEN greatest(OLD.active_at, NEW.last_sign_in_at)
    ELSE greatest(NEW.updated_at, NEW.last_sign_in_at) END;
  RETURN NEW;
END $$;
CREATE TRIGGER begin_anew BEFORE UPDATE ON app.accounts FOR EACH ROW
  WHEN (NEW.status <> OLD.status OR NEW.last_sign_in_at IS DISTINCT FROM OLD.last_sign_in_at OR NEW.expiration_mode <> OLD.expiration_mode)
  EXECUTE FUNCTION app.begin_anew();

-- Who was there before: the owner of the tables, too, sees no row of a tenant unless it says so.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.invitations NO FORCE ROW LEVEL SECURITY;
UPDATE app.accounts SET active_at = greatest(claimed_at, last_sign_in_at) WHERE status = 'ACTIVE';
UPDATE app.accounts a SET first_invited_at = least(a.invited_at, (
  SELECT min(i.created_at) FROM app.invitations i WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.withdrawn_at IS NULL))
WHERE a.status = 'INVITED';
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE app.invitations FORCE ROW LEVEL SECURITY;

-- What is coming, in the order of its time.
CREATE INDEX accounts_dated ON app.accounts (org_id, suspension_date, id)
  WHERE suspension_date IS NOT NULL AND status IN ('CREATED', 'INVITED', 'ACTIVE');
CREATE INDEX accounts_lapsing ON app.accounts (org_id, lapses_on, id) WHERE lapses_on IS NOT NULL;
CREATE INDEX accounts_idle ON app.accounts (org_id, active_at, id)
  WHERE status = 'ACTIVE' AND expiration_mode = 'DEFAULT' AND lapses_on IS NULL;
CREATE INDEX accounts_never_claimed ON app.accounts (org_id, first_invited_at, id)
  WHERE status = 'INVITED' AND expiration_mode = 'DEFAULT' AND lapses_on IS NULL;
CREATE INDEX accounts_erased_next ON app.accounts (org_id, closed_at, id) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
DROP INDEX app.accounts_to_erase;

-- Organisations in which a date has come, one by one by their key: ids and nothing else.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (status, suspension_date) ON app.accounts TO rollcall_lookup;
CREATE FUNCTION app.dated_orgs(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE orgs AS (
    (SELECT a.org_id FROM app.accounts a
     WHERE a.suspension_date IS NOT NULL AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') ORDER BY a.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT a.org_id FROM app.accounts a
            WHERE a.suspension_date IS NOT NULL AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') AND a.org_id > o.org_id
            ORDER BY a.org_id LIMIT 1)
    FROM orgs o WHERE o.org_id IS NOT NULL)
  SELECT o.org_id FROM orgs o
  CROSS JOIN LATERAL (
    SELECT a.suspension_date FROM app.accounts a
    WHERE a.org_id = o.org_id AND a.suspension_date <= at AND a.status IN ('CREATED', 'INVITED', 'ACTIVE')
    ORDER BY a.suspension_date LIMIT 1) due
  ORDER BY due.suspension_date $$;
ALTER FUNCTION app.dated_orgs(timestamptz) OWNER TO rollcall_lookup;
REVOKE ALL ON FUNCTION app.dated_orgs(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.dated_orgs(timestamptz) TO rollcall_runtime;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
