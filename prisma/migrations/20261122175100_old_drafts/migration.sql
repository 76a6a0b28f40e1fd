-- What was begun long ago is forgotten without reading what was begun since.
CREATE INDEX claim_drafts_org_id_saved_at_idx ON app.claim_drafts (org_id, saved_at);
