-- Whoever began a campaign is told where somebody else holds or ends it. What was so before this is no news.
ALTER TABLE app.campaigns NO FORCE ROW LEVEL SECURITY;
UPDATE app.campaigns SET told_at = now()
WHERE told_at IS NULL AND state IN ('PAUSED', 'STOPPING', 'STOPPED') AND steered_by <> coalesce(taken_by, made_by);
ALTER TABLE app.campaigns FORCE ROW LEVEL SECURITY;

DROP INDEX app.campaigns_untold;
CREATE INDEX campaigns_untold ON app.campaigns (org_id, id)
  WHERE told_at IS NULL AND ((state = 'SENDING' AND source <> 'AUTOMATIC') OR (state = 'PAUSED' AND stopped_why IS NOT NULL)
    OR (state IN ('PAUSED', 'STOPPING', 'STOPPED') AND steered_by <> coalesce(taken_by, made_by)));

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (steered_by, taken_by, made_by) ON app.campaigns TO rollcall_lookup;
CREATE OR REPLACE FUNCTION app.telling_orgs(at timestamptz, outage boolean) RETURNS SETOF uuid
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
  WHERE c.told_at IS NULL AND ((c.state = 'SENDING' AND c.source <> 'AUTOMATIC') OR (c.state = 'PAUSED' AND c.stopped_why IS NOT NULL)
    OR (c.state IN ('PAUSED', 'STOPPING', 'STOPPED') AND c.steered_by <> coalesce(c.taken_by, c.made_by)))
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
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
