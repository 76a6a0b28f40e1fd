-- A message that somebody wrote for one person alone goes with that person. Who uses a wording is looked up by it.
GRANT DELETE ON app.wordings TO rollcall_runtime;
CREATE INDEX messages_of_wording ON app.messages (org_id, wording_id) WHERE wording_id IS NOT NULL;
CREATE INDEX templates_of_wording ON app.templates (org_id, wording_id);
