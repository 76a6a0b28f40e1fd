-- Admins are told where there may be something to tell, and of campaigns that take longer than notices are news.

-- When its end, or its standing still, was told; whatever moves it on makes news of it again.
ALTER TABLE app.campaigns ADD COLUMN told_at timestamptz(3);
CREATE FUNCTION app.campaign_is_news() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.told_at := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER campaign_is_news BEFORE UPDATE ON app.campaigns FOR EACH ROW
  WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION app.campaign_is_news();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['campaigns','alerts'] LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.campaigns c SET told_at = now() WHERE c.created_at < now() - interval '30 days'
    OR EXISTS (SELECT FROM app.alerts a WHERE a.org_id = c.org_id AND a.campaign_id = c.id
      AND a.kind = CASE c.state WHEN 'PAUSED' THEN 'CAMPAIGN_STOPPED' ELSE 'CAMPAIGN_DONE' END);
  FOREACH t IN ARRAY ARRAY['campaigns','alerts'] LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

CREATE INDEX campaigns_untold ON app.campaigns (org_id, id)
  WHERE told_at IS NULL AND ((state = 'SENDING' AND source <> 'AUTOMATIC') OR (state = 'PAUSED' AND stopped_why IS NOT NULL));
CREATE INDEX imports_applied ON app.imports (finished_at) WHERE state = 'APPLIED';
CREATE INDEX senders_failing ON app.senders (org_id) WHERE failed_at IS NOT NULL;
CREATE INDEX domain_checks_fallen ON app.domain_checks (org_id) WHERE fallen_at IS NOT NULL;
CREATE INDEX organizations_held ON app.organizations (org_id) WHERE held_until IS NOT NULL OR texts_held_until IS NOT NULL;

-- ---------------------------------------------------------------- where there may be something to tell
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (texts_held_until) ON app.organizations TO rollcall_lookup;
GRANT SELECT (id, told_at, state, source, stopped_why) ON app.campaigns TO rollcall_lookup;
GRANT SELECT (org_id, id, state, finished_at) ON app.imports TO rollcall_lookup;
GRANT SELECT (org_id, kind, key) ON app.alerts TO rollcall_lookup;
GRANT SELECT (org_id, failed_at) ON app.senders TO rollcall_lookup;
GRANT SELECT (org_id, fallen_at) ON app.domain_checks TO rollcall_lookup;
GRANT SELECT (org_id, closed_at, paused_at) ON app.join_links TO rollcall_lookup;
GRANT SELECT (org_id, state) ON app.join_requests TO rollcall_lookup;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['imports','alerts','senders','domain_checks','join_links','join_requests'] LOOP
    EXECUTE format('CREATE POLICY lookup ON app.%I FOR SELECT TO rollcall_lookup USING (true)', t);
  END LOOP;
END $$;

-- Organisations in which something may have happened that nobody was told of, ids and nothing else: each then looks itself what
-- it is. With `outage` those whose letters wait for the installation's server are among them.
CREATE FUNCTION app.telling_orgs(at timestamptz, since timestamptz, outage boolean) RETURNS SETOF uuid
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
  SELECT i.org_id FROM app.imports i WHERE i.state = 'APPLIED' AND i.finished_at > since
    AND NOT EXISTS (SELECT FROM app.alerts t WHERE t.org_id = i.org_id AND t.kind = 'IMPORT_DONE' AND t.key = i.id::text)
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
ALTER FUNCTION app.telling_orgs(timestamptz, timestamptz, boolean) OWNER TO rollcall_lookup;
REVOKE ALL ON FUNCTION app.telling_orgs(timestamptz, timestamptz, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.telling_orgs(timestamptz, timestamptz, boolean) TO rollcall_runtime;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
