-- Texts that were cancelled because their number answered STOP: few, and a campaign's page says how many. Of the others that
-- were cancelled there may be as many as the campaign has people.
CREATE INDEX messages_stopped ON app.messages (org_id, campaign_id) WHERE state = 'CANCELLED' AND reason = '21610';
