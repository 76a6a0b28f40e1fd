-- A campaign invites over several channels: how many it was confirmed for, and who was given an access code by it.
ALTER TABLE app.campaigns
  -- Who has neither an address nor a mobile is invited with an access code.
  ADD COLUMN with_codes boolean NOT NULL DEFAULT false,
  -- Of those done: invited with a code, which somebody hands over. Their members' outcome is 'coded'.
  ADD COLUMN coded int NOT NULL DEFAULT 0,
  -- What was confirmed, by channel: {"EMAIL": 12, "SMS": 3, "CODE": 4}. An import grows and an automatic campaign is not confirmed.
  ADD COLUMN meant jsonb,
  ADD CONSTRAINT campaign_codes_are_invitations CHECK (NOT with_codes OR kind = 'INVITE'),
  ADD CONSTRAINT campaign_counts_its_codes CHECK (coded >= 0 AND coded <= done AND (with_codes OR coded = 0)),
  ADD CONSTRAINT campaign_meant_is_counts CHECK (meant IS NULL OR jsonb_typeof(meant) = 'object');
