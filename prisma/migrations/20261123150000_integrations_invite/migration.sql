-- Whom an integration adds is invited at once only where that is switched on: in Settings, or by the tick of "Invite all",
-- which takes effect when its campaign begins.
ALTER TABLE app.organizations ADD COLUMN integrations_invite boolean NOT NULL DEFAULT false;
ALTER TABLE app.campaigns ADD COLUMN switches_integrations boolean NOT NULL DEFAULT false;
