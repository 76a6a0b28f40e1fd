-- Automatic reminders: an organisation's choice, and one campaign of them on each of its days, begun by nobody.
ALTER TABLE app.organizations
  ADD COLUMN auto_remind boolean NOT NULL DEFAULT false,
  -- So many people are reminded on a day at most.
  ADD COLUMN most_reminders int NOT NULL DEFAULT 1000,
  ADD CONSTRAINT organization_reminders_are_1_to_100000_a_day CHECK (most_reminders BETWEEN 1 AND 100000);

ALTER TABLE app.selections ALTER COLUMN made_by DROP NOT NULL;
ALTER TABLE app.selections
  ADD CONSTRAINT selection_of_nobody_is_a_campaigns CHECK (made_by IS NOT NULL OR state = 'GIVEN');

ALTER TABLE app.campaigns
  ALTER COLUMN made_by DROP NOT NULL,
  -- Of automatic reminders: the organisation's day that they are of.
  ADD COLUMN on_day date,
  DROP CONSTRAINT campaign_source_is_known;
ALTER TABLE app.campaigns
  ADD CONSTRAINT campaign_source_is_known CHECK (source IN ('PEOPLE','UNSENT','IMPORT','DESK','AUTOMATIC')),
  ADD CONSTRAINT campaign_automatic_reminds CHECK (source <> 'AUTOMATIC' OR kind = 'REMIND'),
  ADD CONSTRAINT campaign_automatic_has_a_day CHECK ((source = 'AUTOMATIC') = (on_day IS NOT NULL)),
  ADD CONSTRAINT campaign_automatic_has_no_maker CHECK ((source = 'AUTOMATIC') = (made_by IS NULL));
-- Of two workers that begin the reminders of a day one does.
CREATE UNIQUE INDEX campaigns_of_day ON app.campaigns (org_id, on_day) WHERE on_day IS NOT NULL;
