-- Whoever was erased is nobody: lists and counts walk along the names and end before the last that there can be, which is
-- that of skeletons alone. It was U+FFFF, after which names in rare characters stand.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps NO FORCE ROW LEVEL SECURITY;
UPDATE app.accounts SET name_key = U&'\+10FFFF' WHERE erased_at IS NOT NULL;
ALTER TABLE app.accounts ADD CONSTRAINT account_without_name_is_erased
  CHECK (erased_at IS NOT NULL OR name_key < U&'\+10FFFF');

-- The funnel counts them out again, on the day they came to each step.
ALTER TABLE app.funnel_steps DROP CONSTRAINT funnel_step_counts_people,
  ADD CONSTRAINT funnel_step_counts_people CHECK (people <> 0);
INSERT INTO app.funnel_steps (org_id, day, step, people)
SELECT o.org_id, (f.at AT TIME ZONE o.time_zone)::date, f.step, -count(*)
FROM (SELECT e.org_id, s.step, min(e.at) AS at
      FROM app.accounts a
      JOIN app.account_events e ON e.org_id = a.org_id AND e.account_id = a.id
      CROSS JOIN LATERAL unnest(app.funnel_steps_of(e.event, e.details->>'letter')) AS s (step)
      WHERE a.erased_at IS NOT NULL AND a.source <> 'SIGN_UP' GROUP BY e.org_id, e.account_id, s.step) f
JOIN app.organizations o ON o.org_id = f.org_id
GROUP BY 1, 2, 3;
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events FORCE ROW LEVEL SECURITY;
ALTER TABLE app.organizations FORCE ROW LEVEL SECURITY;
ALTER TABLE app.funnel_steps FORCE ROW LEVEL SECURITY;
