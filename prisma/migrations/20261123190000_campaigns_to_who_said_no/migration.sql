-- Whether a campaign writes to who had said no before it was begun: only where that was asked for, and never as a reminder.
ALTER TABLE app.campaigns
  ADD COLUMN with_declined boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT campaign_asks_again_knowingly CHECK (NOT with_declined OR kind IN ('AGAIN', 'REINSTATE'));
