-- Hours in which letters of campaigns leave: without a day they leave at any time.
ALTER TABLE app.organizations
  ADD COLUMN sending_days int[] NOT NULL DEFAULT '{}',
  ADD COLUMN sending_from text NOT NULL DEFAULT '09:00', ADD COLUMN sending_until text NOT NULL DEFAULT '18:00',
  -- Monday is 1, as ISO 8601 counts.
  ADD CONSTRAINT organization_sending_days_are_days CHECK (sending_days <@ ARRAY[1,2,3,4,5,6,7]),
  ADD CONSTRAINT organization_sending_hours_are_times CHECK (
    sending_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND sending_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT organization_sending_ends_after_it_begins CHECK (sending_from < sending_until);
-- Its letters wait until then; whoever looks after it lets them go on.
ALTER TABLE app.campaigns ADD COLUMN quiet_until timestamptz(3);
