-- What acts by itself is switched on by some organisations: the clock visits these, and not every one there is.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (auto_remind, inactivity_days, never_claimed_days) ON app.organizations TO rollcall_lookup;

CREATE INDEX organizations_reminding ON app.organizations (org_id) WHERE auto_remind;
CREATE INDEX organizations_lapsing ON app.organizations (org_id)
  WHERE inactivity_days IS NOT NULL OR never_claimed_days IS NOT NULL;

-- As app.every_org: ids in their order, so many after one, and nothing else.
CREATE FUNCTION app.reminding_orgs(beyond uuid, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.org_id FROM app.organizations o
  WHERE o.auto_remind AND o.org_id > coalesce(beyond, '00000000-0000-0000-0000-000000000000')
  ORDER BY o.org_id LIMIT most $$;
CREATE FUNCTION app.lapsing_orgs(beyond uuid, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.org_id FROM app.organizations o
  WHERE (o.inactivity_days IS NOT NULL OR o.never_claimed_days IS NOT NULL)
    AND o.org_id > coalesce(beyond, '00000000-0000-0000-0000-000000000000')
  ORDER BY o.org_id LIMIT most $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['reminding_orgs', 'lapsing_orgs'] LOOP
    EXECUTE format('ALTER FUNCTION app.%I(uuid, int) OWNER TO rollcall_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION app.%I(uuid, int) FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION app.%I(uuid, int) TO rollcall_runtime', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
