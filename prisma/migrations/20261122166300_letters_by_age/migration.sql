-- Every hour the files of letters that are a day old are looked for.
CREATE INDEX letter_parts_kept ON app.letter_parts (org_id, made_at) WHERE sealed IS NOT NULL;
