-- Looks at the organisations that have something due one by one, by their key, however many there are.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
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
    SELECT g.org_id FROM app.organizations g WHERE g.org_id = o.org_id AND g.status = 'ACTIVE' LIMIT 1) alive
  ORDER BY due.next_attempt_at LIMIT most $$;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
