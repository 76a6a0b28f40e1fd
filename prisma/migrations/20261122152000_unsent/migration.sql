-- Whom no mail can reach are few among many: the list that is narrowed to them is walked in its own order.
CREATE INDEX accounts_without_email ON app.accounts (org_id, name_key, id) WHERE email IS NULL;
