-- How many links to new addresses an organisation sent within a day: asked before each of them, among sends by the million.
CREATE INDEX sends_to_new_addresses ON app.sends (org_id, created_at) WHERE purpose = 'ADDRESS';
