-- Campaigns to look after are few and organisations many: each is looked up by its key, as a value, not as a table to join by.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
CREATE OR REPLACE FUNCTION app.due_campaigns(at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH due AS MATERIALIZED (
    SELECT c.org_id, min(c.look_at) AS since FROM app.campaigns c WHERE c.look_at <= at GROUP BY c.org_id)
  SELECT d.org_id FROM due d
  WHERE (SELECT o.status = 'ACTIVE' FROM app.organizations o WHERE o.org_id = d.org_id)
  ORDER BY d.since LIMIT most $$;
ALTER FUNCTION app.due_campaigns(timestamptz, int) OWNER TO rollcall_lookup;
REVOKE ALL ON FUNCTION app.due_campaigns(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.due_campaigns(timestamptz, int) TO rollcall_runtime;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
