-- Since when a code is locked by wrong answers to the question after it: somebody stands there with a paper that opens nothing,
-- and whoever hands codes out is told.
ALTER TABLE app.sends ADD COLUMN locked_at timestamptz(3);

-- Which are so already: the owner of the tables, too, sees no row of a tenant unless it says so.
ALTER TABLE app.sends NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events NO FORCE ROW LEVEL SECURITY;
UPDATE app.sends s SET locked_at = coalesce(
  (SELECT max(e.at) FROM app.account_events e WHERE e.org_id = s.org_id AND e.send_id = s.id AND e.event = 'code-locked'), s.created_at)
WHERE s.wrong_facts = 5;
ALTER TABLE app.account_events FORCE ROW LEVEL SECURITY;
ALTER TABLE app.sends FORCE ROW LEVEL SECURITY;

ALTER TABLE app.sends ADD CONSTRAINT send_locked_by_five_wrong_facts CHECK ((locked_at IS NOT NULL) = (wrong_facts = 5));

-- Few of many sends: of one person, and what happened last first.
CREATE INDEX sends_locked ON app.sends (org_id, account_id) WHERE locked_at IS NOT NULL;
CREATE INDEX sends_locked_since ON app.sends (org_id, locked_at, account_id) WHERE locked_at IS NOT NULL;
