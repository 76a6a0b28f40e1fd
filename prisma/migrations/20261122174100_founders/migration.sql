-- Whoever founds an organisation is not somebody it brings in: the funnel leaves them out.
CREATE OR REPLACE FUNCTION app.count_funnel() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.funnel_steps (org_id, day, step, people)
  SELECT o.org_id, (f.at AT TIME ZONE o.time_zone)::date, s.step, count(DISTINCT f.account_id)
  FROM fresh f
  JOIN app.organizations o ON o.org_id = f.org_id
  CROSS JOIN LATERAL unnest(app.funnel_steps_of(f.event, f.details->>'letter')) AS s (step)
  -- a statement is about one organisation: looked up once, along accounts_by_source
  WHERE f.account_id <> ALL (ARRAY(
      SELECT a.id FROM app.accounts a WHERE a.org_id = (SELECT org_id FROM fresh LIMIT 1) AND a.source = 'SIGN_UP'))
    AND (s.step = 'CREATED' OR NOT EXISTS (
      SELECT FROM app.account_events e
      WHERE e.org_id = f.org_id AND e.account_id = f.account_id AND e.id < f.id
        AND s.step = ANY (app.funnel_steps_of(e.event, e.details->>'letter'))))
  GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;

-- Those who were counted so far. The owner, too, sees no row of a tenant unless it says so.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps NO FORCE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE founders_counted ON COMMIT DROP AS
SELECT DISTINCT ON (c.org_id, c.day, c.step) f.org_id, f.day, f.step, f.id, c.founders
FROM (SELECT org_id, day, step, count(*)::int AS founders
      FROM (SELECT e.org_id, e.account_id, s.step, min((e.at AT TIME ZONE o.time_zone)::date) AS day
            FROM app.accounts a
            JOIN app.organizations o ON o.org_id = a.org_id
            JOIN app.account_events e ON e.org_id = a.org_id AND e.account_id = a.id
            CROSS JOIN LATERAL unnest(app.funnel_steps_of(e.event, e.details->>'letter')) AS s (step)
            WHERE a.source = 'SIGN_UP' GROUP BY 1, 2, 3) firsts
      GROUP BY 1, 2, 3) c
JOIN app.funnel_steps f ON f.org_id = c.org_id AND f.day = c.day AND f.step = c.step AND f.people >= c.founders
ORDER BY c.org_id, c.day, c.step, f.people DESC;
UPDATE app.funnel_steps f SET people = f.people - c.founders
FROM founders_counted c
WHERE f.org_id = c.org_id AND f.day = c.day AND f.step = c.step AND f.id = c.id AND f.people > c.founders;
DELETE FROM app.funnel_steps f USING founders_counted c
WHERE f.org_id = c.org_id AND f.day = c.day AND f.step = c.step AND f.id = c.id AND f.people = c.founders;
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps FORCE ROW LEVEL SECURITY;
