-- Campaigns that begin later, or with a first wave; what stops them by itself; and counters for whoever looks on.

ALTER TABLE app.campaigns
  -- Chosen for later; NULL: at once.
  ADD COLUMN starts_at timestamptz(3),
  -- So many letters go first, the others by hand or so many hours after the first are out; NULL: everybody at once.
  ADD COLUMN first_count int, ADD COLUMN rest text, ADD COLUMN rest_hours int,
  -- When the others leave by themselves, known once the first wave is out; and when they were let go.
  ADD COLUMN rest_at timestamptz(3), ADD COLUMN rest_begun_at timestamptz(3),
  -- It stands still once more than this share of its letters, in percent, did not arrive; NULL: never by itself.
  ADD COLUMN stop_above int DEFAULT 5,
  -- Who has taken it over: it goes on with their rights.
  ADD COLUMN taken_by uuid,
  -- When a worker looks after it next; NULL: nothing is to come of it by itself.
  ADD COLUMN look_at timestamptz(3),
  -- Letters out, and of them not arrived, when somebody let it go on: the share is counted from there.
  ADD COLUMN base_gone int NOT NULL DEFAULT 0, ADD COLUMN base_bad int NOT NULL DEFAULT 0,
  -- Letters a minute, measured by who looks after it.
  ADD COLUMN pace int NOT NULL DEFAULT 0, ADD COLUMN pace_gone int NOT NULL DEFAULT 0, ADD COLUMN pace_at timestamptz(3),
  DROP CONSTRAINT campaign_state_is_known;
ALTER TABLE app.campaigns
  ADD CONSTRAINT campaign_state_is_known CHECK (state IN ('SCHEDULED','QUEUED','BETWEEN','SENDING','PAUSED','STOPPING','STOPPED')),
  ADD CONSTRAINT campaign_scheduled_has_time CHECK (state <> 'SCHEDULED' OR starts_at IS NOT NULL),
  ADD CONSTRAINT campaign_between_has_waves CHECK (state <> 'BETWEEN' OR first_count IS NOT NULL),
  ADD CONSTRAINT campaign_wave_has_people CHECK (first_count >= 1),
  ADD CONSTRAINT campaign_wave_has_a_rest CHECK ((first_count IS NULL) = (rest IS NULL)),
  ADD CONSTRAINT campaign_rest_is_known CHECK (rest IN ('HAND','AUTO')),
  ADD CONSTRAINT campaign_rest_has_hours CHECK ((rest IS NOT DISTINCT FROM 'AUTO') = (rest_hours IS NOT NULL)),
  ADD CONSTRAINT campaign_rest_hours_are_few CHECK (rest_hours BETWEEN 1 AND 336),
  ADD CONSTRAINT campaign_stops_above_a_share CHECK (stop_above BETWEEN 1 AND 100),
  ADD CONSTRAINT campaigns_taken_by_fkey FOREIGN KEY (org_id, taken_by) REFERENCES app.accounts (org_id, id);
CREATE INDEX campaigns_to_look_after ON app.campaigns (org_id, look_at) WHERE look_at IS NOT NULL;
-- Who looks for a campaign by its state: those that sending is not over of are few.
CREATE INDEX campaigns_by_state ON app.campaigns (org_id, state, created_at, id);

-- Taken by the next server, which is late with them since: few, and counted with the delayed.
CREATE INDEX messages_late ON app.messages (org_id, campaign_id, account_id)
  WHERE campaign_id IS NOT NULL AND state = 'SENT' AND reason = 'delayed';

-- How far a person came with a message goes on to the end, so that a campaign counts its people along an index.
ALTER TABLE app.messages DROP CONSTRAINT message_progress_is_known;
ALTER TABLE app.messages ADD CONSTRAINT message_progress_is_known CHECK (progress IN ('OPENED','STARTED','CLAIMED'));
CREATE OR REPLACE FUNCTION app.follow_progress() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.messages SET progress = CASE WHEN NEW.consumed_at IS NOT NULL THEN 'CLAIMED' WHEN NEW.started_at IS NOT NULL THEN 'STARTED'
    WHEN NEW.opened_at IS NOT NULL THEN 'OPENED' END
  WHERE org_id = NEW.org_id AND send_id = NEW.id;
  RETURN NULL;
END $$;
DROP TRIGGER follow_progress ON app.sends;
CREATE TRIGGER follow_progress AFTER UPDATE OF opened_at, started_at, consumed_at ON app.sends
  FOR EACH ROW WHEN (NEW.purpose = 'INVITATION' AND (NEW.opened_at IS DISTINCT FROM OLD.opened_at
    OR NEW.started_at IS DISTINCT FROM OLD.started_at OR NEW.consumed_at IS DISTINCT FROM OLD.consumed_at))
  EXECUTE FUNCTION app.follow_progress();
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['messages','sends','campaigns'] LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.messages m SET progress = CASE WHEN s.consumed_at IS NOT NULL THEN 'CLAIMED' WHEN s.started_at IS NOT NULL THEN 'STARTED' ELSE 'OPENED' END
  FROM app.sends s WHERE m.campaign_id IS NOT NULL AND s.org_id = m.org_id AND s.id = m.send_id AND s.purpose = 'INVITATION'
    AND (s.consumed_at IS NOT NULL OR s.started_at IS NOT NULL OR s.opened_at IS NOT NULL);
  -- Letters may be under way when these begin to be looked after.
  UPDATE app.campaigns SET look_at = now() WHERE state IN ('QUEUED','SENDING');
  FOREACH t IN ARRAY ARRAY['messages','sends','campaigns'] LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
CREATE INDEX messages_progressed ON app.messages (org_id, campaign_id, progress) WHERE campaign_id IS NOT NULL AND progress IS NOT NULL;

-- ---------------------------------------------------------------- whose campaigns are to be looked after
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (org_id, look_at) ON app.campaigns TO rollcall_lookup;
CREATE POLICY lookup ON app.campaigns FOR SELECT TO rollcall_lookup USING (true);
-- Organisations with a campaign to look after, the longest waiting first: ids and nothing else.
CREATE FUNCTION app.due_campaigns(at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.org_id FROM app.campaigns c JOIN app.organizations o ON o.org_id = c.org_id AND o.status = 'ACTIVE'
  WHERE c.look_at <= at GROUP BY c.org_id ORDER BY min(c.look_at) LIMIT most $$;
ALTER FUNCTION app.due_campaigns(timestamptz, int) OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.due_campaigns(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.due_campaigns(timestamptz, int) TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
