-- Whom a message did not reach: few of many messages, asked for by the overview and by a filter of the People list.
CREATE INDEX messages_failed ON app.messages (org_id, account_id) WHERE state IN ('FAILED', 'BOUNCED', 'COMPLAINED');
