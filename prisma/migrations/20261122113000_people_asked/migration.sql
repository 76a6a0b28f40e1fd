-- Who asked for a new invitation, in the order of the list.
DROP INDEX app.accounts_asked;
CREATE INDEX accounts_asked ON app.accounts (org_id, name_key, id) WHERE asked_at IS NOT NULL;
