-- Every filter of the People list walks an index in the order of the list, so that its first page costs the same among
-- a thousand people and among a million.
CREATE INDEX accounts_by_language ON app.accounts (org_id, language, name_key, id);
CREATE INDEX accounts_by_source ON app.accounts (org_id, source, name_key, id);
CREATE INDEX accounts_by_owner ON app.accounts (org_id, owner_id, name_key, id) WHERE owner_id IS NOT NULL;
CREATE INDEX accounts_undeliverable ON app.accounts (org_id, name_key, id) WHERE undeliverable_at IS NOT NULL;
CREATE INDEX accounts_declined ON app.accounts (org_id, name_key, id) WHERE declined_at IS NOT NULL;

-- What an invitation waits for is told by its newest sending and message: those of a state are found here where they are few.
CREATE INDEX messages_by_state ON app.messages (org_id, state, account_id);
DROP INDEX app.messages_failed;
CREATE INDEX sends_in_hand ON app.sends (org_id, account_id) WHERE opened_at IS NOT NULL AND consumed_at IS NULL;
CREATE INDEX invitations_copied ON app.invitations (org_id, account_id) WHERE channel = 'LINK';
