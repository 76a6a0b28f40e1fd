-- The Desk shows what happened last first: each reason has an index in the order of its time.
CREATE INDEX accounts_undeliverable_since ON app.accounts (org_id, undeliverable_at, id) WHERE undeliverable_at IS NOT NULL;
CREATE INDEX accounts_asked_since ON app.accounts (org_id, asked_at, id) WHERE asked_at IS NOT NULL;
CREATE INDEX accounts_declined_since ON app.accounts (org_id, declined_at, id) WHERE declined_at IS NOT NULL;
CREATE INDEX messages_undelivered_since ON app.messages (org_id, state_at, account_id)
  WHERE state IN ('FAILED', 'BOUNCED', 'COMPLAINED') AND account_id IS NOT NULL;
