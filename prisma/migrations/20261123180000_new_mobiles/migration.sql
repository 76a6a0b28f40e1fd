-- A new mobile of an ACTIVE person waits for its proof as a new e-mail address does: by a text instead of a mail.
ALTER TABLE app.address_changes RENAME COLUMN email TO address;
ALTER TABLE app.address_changes RENAME COLUMN email_key TO address_key;
ALTER TABLE app.address_changes
  ADD COLUMN channel text NOT NULL DEFAULT 'EMAIL',
  ADD CONSTRAINT address_change_channel_is_known CHECK (channel IN ('EMAIL', 'SMS'));
