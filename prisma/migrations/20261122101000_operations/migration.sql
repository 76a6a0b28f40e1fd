-- What an operator and the clock do to whole organisations: trust, disabling, erasing, counting, clearing away.

-- An operator's word about trust; without one the step follows from claims and age (orgs/rules.ts).
ALTER TABLE app.organizations DROP COLUMN trust_step;
ALTER TABLE app.organizations
  ADD COLUMN trust_step int,
  ADD COLUMN erased_at timestamptz(3),
  ADD CONSTRAINT organization_trust_step_is_known CHECK (trust_step BETWEEN 0 AND 3),
  ADD CONSTRAINT organization_erased_is_disabled CHECK (erased_at IS NULL OR status = 'DISABLED');

-- What all processes counted together; each adds what it counted since it last did.
CREATE TABLE ops.counters (
  name text NOT NULL, total bigint NOT NULL DEFAULT 0,
  CONSTRAINT counters_pkey PRIMARY KEY (name)
);
GRANT SELECT, INSERT, UPDATE ON ops.counters TO rollcall_runtime;

-- ---------------------------------------------------------------- an address is nobody else's login
-- Two columns, which no index holds together. Whoever writes a login that looks like an address goes alone, whoever writes an
-- address goes beside others of that kind; where both are the same key the unique indexes suffice. The lock is the
-- organisation's, so that a set of any size takes one.
CREATE FUNCTION app.lock_names(org uuid, alone boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF alone THEN PERFORM pg_advisory_xact_lock(hashtextextended('names ' || org, 0));
  ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended('names ' || org, 0));
  END IF;
END $$;

CREATE FUNCTION app.refuse_shared_name(org uuid, account uuid, new_email text, new_login text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM app.accounts a WHERE a.org_id = org AND a.login_key = new_email AND a.id <> account)
     OR EXISTS (SELECT FROM app.accounts a WHERE a.org_id = org AND a.email_key = new_login AND a.id <> account) THEN
    RAISE EXCEPTION 'an address is nobody else''s login'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'account_address_is_nobody_elses_login';
  END IF;
END $$;

CREATE FUNCTION app.guard_new_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  n record;
BEGIN
  FOR n IN SELECT r.org_id, bool_or(strpos(coalesce(r.login_key, ''), '@') > 0) AS alone FROM new_rows r
           WHERE r.login_key IS DISTINCT FROM r.email_key AND (r.email_key IS NOT NULL OR strpos(r.login_key, '@') > 0)
           GROUP BY r.org_id LOOP
    PERFORM app.lock_names(n.org_id, n.alone);
  END LOOP;
  -- A statement of its own: it sees what was committed while the lock was waited for.
  FOR n IN SELECT r.org_id, r.id, r.email_key, r.login_key FROM new_rows r
           WHERE r.login_key IS DISTINCT FROM r.email_key AND (r.email_key IS NOT NULL OR strpos(r.login_key, '@') > 0) LOOP
    PERFORM app.refuse_shared_name(n.org_id, n.id, n.email_key, n.login_key);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_new_names AFTER INSERT ON app.accounts REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.guard_new_names();

CREATE FUNCTION app.guard_changed_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.login_key IS DISTINCT FROM NEW.email_key THEN
    PERFORM app.lock_names(NEW.org_id, strpos(coalesce(NEW.login_key, ''), '@') > 0);
    PERFORM app.refuse_shared_name(NEW.org_id, NEW.id, NEW.email_key, NEW.login_key);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_changed_names AFTER UPDATE OF email_key, login_key ON app.accounts
  FOR EACH ROW WHEN (NEW.email_key IS DISTINCT FROM OLD.email_key OR NEW.login_key IS DISTINCT FROM OLD.login_key)
  EXECUTE FUNCTION app.guard_changed_names();

-- ---------------------------------------------------------------- the narrow functions that look beyond one tenant
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (org_id, status) ON app.organizations TO rollcall_lookup;
GRANT SELECT (queued_at) ON app.messages TO rollcall_lookup;
CREATE POLICY lookup ON app.organizations FOR SELECT TO rollcall_lookup USING (true);

-- As before, but nothing leaves an organisation that is disabled; what waits leaves when it is enabled again.
CREATE OR REPLACE FUNCTION app.due_orgs(wanted_lane int, at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE orgs AS (
    (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') ORDER BY m.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') AND m.org_id > o.org_id ORDER BY m.org_id LIMIT 1)
    FROM orgs o WHERE o.org_id IS NOT NULL)
  SELECT o.org_id FROM orgs o
  JOIN app.organizations g ON g.org_id = o.org_id AND g.status = 'ACTIVE'
  CROSS JOIN LATERAL (
    SELECT m.next_attempt_at FROM app.messages m
    WHERE m.org_id = o.org_id AND m.lane = wanted_lane AND m.state IN ('QUEUED', 'DELAYED')
      AND m.next_attempt_at <= at AND (m.leased_until IS NULL OR m.leased_until < at)
    ORDER BY m.next_attempt_at LIMIT 1) due
  ORDER BY due.next_attempt_at LIMIT most $$;

-- Every organisation in the order of their ids, for the clock and the operator: ids and nothing else.
CREATE FUNCTION app.every_org(beyond uuid, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.org_id FROM app.organizations o WHERE beyond IS NULL OR o.org_id > beyond ORDER BY o.org_id LIMIT most $$;

-- What waits in the outbox of the whole installation, by lane: numbers and nothing else.
CREATE FUNCTION app.queue_depth() RETURNS TABLE (lane int, state text, waiting bigint, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.lane, m.state, count(*), min(m.queued_at) FROM app.messages m
  WHERE m.state IN ('QUEUED', 'DELAYED') GROUP BY m.lane, m.state $$;

ALTER FUNCTION app.every_org(uuid, int) OWNER TO rollcall_lookup;
ALTER FUNCTION app.queue_depth() OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.every_org(uuid, int), app.queue_depth() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.every_org(uuid, int), app.queue_depth() TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
