-- Invited, and nothing that went out to them counts any more: few of many, asked for by a filter of the People list.
CREATE INDEX accounts_unsent ON app.accounts (org_id, id) WHERE status = 'INVITED' AND claimable_until IS NULL;
DROP INDEX app.accounts_declined;
CREATE INDEX accounts_declined ON app.accounts (org_id, id) WHERE declined_at IS NOT NULL;
