-- How many people came to each step on each day, for the overview. Rows are only added, so that nobody waits for anybody;
-- the daily clean-up folds those of a day into one.
CREATE TABLE app.funnel_steps (
  org_id uuid NOT NULL, day date NOT NULL, step text NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), people int NOT NULL,
  CONSTRAINT funnel_steps_pkey PRIMARY KEY (org_id, day, step, id),
  CONSTRAINT funnel_steps_org_fkey FOREIGN KEY (org_id) REFERENCES app.organizations (org_id),
  CONSTRAINT funnel_step_is_known CHECK (step IN ('CREATED','INVITED','SENT','DELIVERED','CLAIMED')),
  CONSTRAINT funnel_step_counts_people CHECK (people > 0)
);
ALTER TABLE app.funnel_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON app.funnel_steps USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON app.funnel_steps TO rollcall_runtime;

-- Which events bring a person to which step. Who claimed was invited and reached, whatever the transport told.
CREATE FUNCTION app.funnel_steps_of(event text, letter text) RETURNS text[] LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN event = 'created' THEN ARRAY['CREATED']
    WHEN event IN ('invite', 'reinstate') THEN ARRAY['INVITED']
    WHEN event IN ('claim', 'self-join') THEN ARRAY['INVITED', 'SENT', 'DELIVERED', 'CLAIMED']
    WHEN letter IN ('invitation', 'reminder') AND event = 'message-sent' THEN ARRAY['SENT']
    WHEN letter IN ('invitation', 'reminder') AND event = 'message-delivered' THEN ARRAY['SENT', 'DELIVERED']
    ELSE '{}' END $$;

-- The first time counts, of each person and step, in the organisation's own day.
CREATE FUNCTION app.count_funnel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.funnel_steps (org_id, day, step, people)
  SELECT o.org_id, (f.at AT TIME ZONE o.time_zone)::date, s.step, count(DISTINCT f.account_id)
  FROM fresh f
  JOIN app.organizations o ON o.org_id = f.org_id
  CROSS JOIN LATERAL unnest(app.funnel_steps_of(f.event, f.details->>'letter')) AS s (step)
  WHERE s.step = 'CREATED' OR NOT EXISTS (
    SELECT FROM app.account_events e
    WHERE e.org_id = f.org_id AND e.account_id = f.account_id AND e.id < f.id
      AND s.step = ANY (app.funnel_steps_of(e.event, e.details->>'letter')))
  GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER count_funnel AFTER INSERT ON app.account_events REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_funnel();

-- What happened before this table was there. The owner, too, sees no row of a tenant unless it says so.
ALTER TABLE app.account_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps NO FORCE ROW LEVEL SECURITY;
INSERT INTO app.funnel_steps (org_id, day, step, people)
SELECT o.org_id, (firsts.at AT TIME ZONE o.time_zone)::date, firsts.step, count(*)
FROM (SELECT e.org_id, e.account_id, s.step, min(e.at) AS at
      FROM app.account_events e CROSS JOIN LATERAL unnest(app.funnel_steps_of(e.event, e.details->>'letter')) AS s (step)
      GROUP BY 1, 2, 3) firsts
JOIN app.organizations o ON o.org_id = firsts.org_id
GROUP BY 1, 2, 3;
ALTER TABLE app.account_events FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps FORCE ROW LEVEL SECURITY;

-- How long claims took, the newest first.
CREATE INDEX invitations_claimed ON app.invitations (org_id, claimed_at DESC) WHERE claimed_at IS NOT NULL;
