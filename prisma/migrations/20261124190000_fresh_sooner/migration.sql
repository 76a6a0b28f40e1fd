-- Two organisations that bring their people in within one minute: the second one was planned for as if it were empty until the
-- minute was over, because a table was counted anew once a minute (0081). Counting takes some tenths of a second.
CREATE OR REPLACE FUNCTION app.freshen_statistics() RETURNS SETOF text
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
      -- every five seconds is enough also where a sample of a huge table goes on missing a small organisation
      EXIT WHEN pg_stat_get_last_analyze_time(format('app.%I', name)::regclass) > clock_timestamp() - interval '5 seconds';
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
