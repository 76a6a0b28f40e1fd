-- Imports say themselves, as campaigns do, whether they were told: nobody looks through those of a month, or through notices.
ALTER TABLE app.imports ADD COLUMN told_at timestamptz(3);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['imports','alerts'] LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.imports i SET told_at = now() WHERE i.state = 'APPLIED' AND (i.finished_at < now() - interval '30 days'
    OR EXISTS (SELECT FROM app.alerts a WHERE a.org_id = i.org_id AND a.import_id = i.id));
  FOREACH t IN ARRAY ARRAY['imports','alerts'] LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
DROP INDEX app.imports_applied;
CREATE INDEX imports_untold ON app.imports (org_id, id) WHERE told_at IS NULL AND state = 'APPLIED';

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
DROP POLICY lookup ON app.alerts;
REVOKE SELECT (org_id, kind, key) ON app.alerts FROM rollcall_lookup;
REVOKE SELECT (id, finished_at) ON app.imports FROM rollcall_lookup;
GRANT SELECT (told_at) ON app.imports TO rollcall_lookup;
DROP FUNCTION app.telling_orgs(timestamptz, timestamptz, boolean);
CREATE FUNCTION app.telling_orgs(at timestamptz, outage boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE waiting AS (
    (SELECT m.org_id FROM app.messages m WHERE outage AND m.state IN ('QUEUED', 'DELAYED') ORDER BY m.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') AND m.org_id > w.org_id ORDER BY m.org_id LIMIT 1)
    FROM waiting w WHERE w.org_id IS NOT NULL),
  asking AS (
    (SELECT r.org_id FROM app.join_requests r WHERE r.state = 'WAITING' ORDER BY r.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT r.org_id FROM app.join_requests r WHERE r.state = 'WAITING' AND r.org_id > q.org_id ORDER BY r.org_id LIMIT 1)
    FROM asking q WHERE q.org_id IS NOT NULL)
  SELECT c.org_id FROM app.campaigns c
  WHERE c.told_at IS NULL AND ((c.state = 'SENDING' AND c.source <> 'AUTOMATIC') OR (c.state = 'PAUSED' AND c.stopped_why IS NOT NULL))
  UNION
  SELECT i.org_id FROM app.imports i WHERE i.told_at IS NULL AND i.state = 'APPLIED'
  UNION
  SELECT d.org_id FROM app.senders d WHERE d.failed_at IS NOT NULL
  UNION
  SELECT c.org_id FROM app.domain_checks c WHERE c.fallen_at IS NOT NULL
  UNION
  SELECT o.org_id FROM app.organizations o
  WHERE (o.held_until IS NOT NULL OR o.texts_held_until IS NOT NULL) AND (o.held_until > at OR o.texts_held_until > at)
  UNION
  SELECT l.org_id FROM app.join_links l WHERE l.closed_at IS NULL AND l.paused_at IS NOT NULL
  UNION
  SELECT q.org_id FROM asking q WHERE q.org_id IS NOT NULL
  UNION
  SELECT w.org_id FROM waiting w WHERE w.org_id IS NOT NULL
  ORDER BY 1 $$;
ALTER FUNCTION app.telling_orgs(timestamptz, boolean) OWNER TO rollcall_lookup;
REVOKE ALL ON FUNCTION app.telling_orgs(timestamptz, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.telling_orgs(timestamptz, boolean) TO rollcall_runtime;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
