-- Plans are made by what the last ANALYZE saw. An organisation that has just brought its people in is unknown to it: the planner
-- believes that it has one row of each, takes any index for as good as the key, and a batch of a hundred letters reads everybody
-- a hundred times. Autovacuum comes minutes later, or not at all where the newcomer is a tenth of a large installation. Only the
-- owner of a table may have it counted anew, so this runs with their rights (0081): it takes no argument, looks at how many rows
-- the transaction's organisation has and is believed to have, and tells which tables it had counted.
CREATE FUNCTION app.freshen_statistics() RETURNS SETOF text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- what letters are made, sent and claimed by
  known CONSTANT text[] := ARRAY['accounts', 'invitations', 'sends', 'messages', 'selection_members'];
  org CONSTANT uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  name text;
  plan json;
  there int;
  is_first boolean;
BEGIN
  FOREACH name IN ARRAY known LOOP
    is_first := true;
    LOOP
      EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM app.%I WHERE org_id = %L', name, org) INTO plan;
      EXIT WHEN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float >= 100;
      EXECUTE format('SELECT count(*) FROM (SELECT FROM app.%I WHERE org_id = %L LIMIT 1000) few', name, org) INTO there;
      EXIT WHEN there < 1000;
      -- once a minute is enough also where a sample of a huge table goes on missing a small organisation
      EXIT WHEN pg_stat_get_last_analyze_time(format('app.%I', name)::regclass) > clock_timestamp() - interval '1 minute';
      IF is_first THEN
        -- somebody else may be at it: whoever waited looks again
        PERFORM pg_advisory_xact_lock(72707381);
        is_first := false;
      ELSE
        -- an autovacuum that holds the table is ended by the server: it begins again by itself
        EXECUTE format('ANALYZE app.%I', name);
        RETURN NEXT name;
        EXIT;
      END IF;
    END LOOP;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION app.freshen_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.freshen_statistics() TO rollcall_runtime;
