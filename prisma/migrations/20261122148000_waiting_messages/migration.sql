-- What an invitation waits for is told by the message of its newest sending. Such a message keeps the name its person is
-- listed under, and how far they came with it: those who wait for one thing are then met in the order of the list, however
-- many others there are. All of it lies in the message's own row, so that a pump never waits for what an admin changes of
-- an account.
ALTER TABLE app.messages
  -- NULL: nobody waits for this message; it is another letter, an older one, or its person is invited no longer.
  ADD COLUMN waiting_name text,
  -- OPENED or STARTED, once the person has come that far.
  ADD COLUMN progress text,
  ADD CONSTRAINT message_progress_is_known CHECK (progress IN ('OPENED','STARTED'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['messages','sends','accounts'] LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.messages m SET waiting_name = a.name_key,
    progress = CASE WHEN s.started_at IS NOT NULL THEN 'STARTED' WHEN s.opened_at IS NOT NULL THEN 'OPENED' END
  FROM app.accounts a CROSS JOIN LATERAL (
    SELECT s.id, s.opened_at, s.started_at FROM app.sends s
    WHERE s.org_id = a.org_id AND s.account_id = a.id AND s.purpose = 'INVITATION' ORDER BY s.created_at DESC LIMIT 1) s
  WHERE a.status = 'INVITED' AND a.declined_at IS NULL AND a.claimable_until IS NOT NULL AND m.org_id = a.org_id AND m.send_id = s.id;
  FOREACH t IN ARRAY ARRAY['messages','sends','accounts'] LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

ALTER TABLE app.messages ADD COLUMN wait text GENERATED ALWAYS AS (CASE WHEN waiting_name IS NOT NULL THEN
  coalesce(progress, CASE state WHEN 'DELAYED' THEN 'QUEUED' WHEN 'BOUNCED' THEN 'FAILED' WHEN 'COMPLAINED' THEN 'FAILED'
    WHEN 'CANCELLED' THEN 'NEVER_SENT' ELSE state END) END) STORED;

-- In place of those by which the few of a state were found, to be put in order each time.
DROP INDEX app.messages_by_state;
DROP INDEX app.sends_opened;
DROP INDEX app.sends_started;
CREATE INDEX messages_waiting ON app.messages (org_id, wait, waiting_name, account_id) WHERE wait IS NOT NULL;
CREATE INDEX messages_failed ON app.messages (org_id, account_id) WHERE state IN ('FAILED', 'BOUNCED', 'COMPLAINED');

-- Who is claimed, withdrawn, declined, sent another letter or called otherwise takes it along. Accounts are locked before
-- their messages, here as wherever messages are cancelled.
CREATE FUNCTION app.follow_waiting_account() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.messages SET waiting_name = CASE WHEN NEW.status = 'INVITED' AND NEW.declined_at IS NULL
      AND NEW.claimable_until IS NOT NULL AND NEW.invited_at IS NOT DISTINCT FROM OLD.invited_at THEN NEW.name_key END
  WHERE org_id = NEW.org_id AND account_id = NEW.id AND waiting_name IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_waiting_account AFTER UPDATE OF status, declined_at, claimable_until, invited_at, name_key ON app.accounts
  FOR EACH ROW WHEN (OLD.status = 'INVITED' AND (NEW.status <> 'INVITED' OR NEW.declined_at IS NOT NULL
    OR NEW.claimable_until IS NULL OR NEW.invited_at IS DISTINCT FROM OLD.invited_at OR NEW.name_key <> OLD.name_key))
  EXECUTE FUNCTION app.follow_waiting_account();

CREATE FUNCTION app.follow_progress() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.messages SET progress = CASE WHEN NEW.started_at IS NOT NULL THEN 'STARTED' WHEN NEW.opened_at IS NOT NULL THEN 'OPENED' END
  WHERE org_id = NEW.org_id AND send_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_progress AFTER UPDATE OF opened_at, started_at ON app.sends
  FOR EACH ROW WHEN (NEW.opened_at IS DISTINCT FROM OLD.opened_at OR NEW.started_at IS DISTINCT FROM OLD.started_at)
  EXECUTE FUNCTION app.follow_progress();
