-- Who needs a hand, and who wants no reminders.
ALTER TABLE app.accounts
  -- An admin looked and put it aside; what happens later shows again.
  ADD COLUMN desk_dismissed_at timestamptz(3),
  -- The person said so, over List-Unsubscribe or on its page.
  ADD COLUMN reminders_off_at timestamptz(3),
  ADD CONSTRAINT account_undeliverable_has_time CHECK (undeliverable_reason IS NULL OR undeliverable_at IS NOT NULL);

-- The link that ends reminders stands in the header of a letter: servers quote it like any other.
ALTER TABLE app.messages DROP CONSTRAINT message_keeps_no_link;
ALTER TABLE app.messages ADD CONSTRAINT message_keeps_no_link
  CHECK (coalesce(answer, '') || details::text !~ '(claim|reset|proof|address|unsubscribe)_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{22}_');
