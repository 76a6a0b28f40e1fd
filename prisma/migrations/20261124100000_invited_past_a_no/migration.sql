-- Who said no and was suspended awaits an invitation again once that is lifted, and has said no still: an invitation goes to them
-- only where that was asked for, as a letter sent again does; a reminder never does.
ALTER TABLE app.campaigns
  DROP CONSTRAINT campaign_asks_again_knowingly,
  ADD CONSTRAINT campaign_asks_again_knowingly CHECK (NOT with_declined OR kind IN ('INVITE', 'AGAIN', 'REINSTATE'));

-- The lists count them on every visit, among all who await an invitation.
CREATE INDEX accounts_unsent_who_said_no ON app.accounts (org_id, id) WHERE status = 'CREATED' AND declined_at IS NOT NULL;
