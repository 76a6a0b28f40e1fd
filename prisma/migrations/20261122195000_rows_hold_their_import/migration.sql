-- Rows hold their import while they come, as a foreign key does: one that goes at the same moment waits, and finds them.
CREATE OR REPLACE FUNCTION app.guard_rows_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN SELECT DISTINCT r.org_id, r.import_id FROM new_rows r LOOP
    PERFORM FROM app.imports i WHERE i.org_id = wanted.org_id AND i.id = wanted.import_id FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a row belongs to an import of its organisation'
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'import_row_belongs_to_an_import';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
