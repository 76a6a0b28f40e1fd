-- Rows that applying refused are few of many: they are listed by line, with the reason of each.
CREATE INDEX import_rows_refused ON app.import_rows (org_id, import_id, line)
  WHERE outcome IS NOT NULL AND outcome NOT IN ('done', 'unchanged');
