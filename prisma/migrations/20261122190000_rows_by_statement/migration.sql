-- Rows of a roster come by the hundred thousand: what a foreign key asked of each is asked of all of a statement at once, and
-- cells, of which nothing but the whole is ever read, are kept as they are written.

ALTER TABLE app.import_rows DROP CONSTRAINT import_rows_import_id_fkey, ALTER COLUMN cells TYPE json;

CREATE FUNCTION app.guard_rows_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT r.org_id, r.import_id FROM new_rows r) r
      WHERE NOT EXISTS (SELECT FROM app.imports i WHERE i.org_id = r.org_id AND i.id = r.import_id)) THEN
    RAISE EXCEPTION 'a row belongs to an import of its organisation'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'import_row_belongs_to_an_import';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_rows_of_import AFTER INSERT ON app.import_rows REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.guard_rows_of_import();

-- Nor does a row move to another import, or an import go before its rows.
CREATE FUNCTION app.keep_rows_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM app.import_rows r WHERE r.org_id = OLD.org_id AND r.import_id = OLD.id) THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION 'a row stays with its import'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'import_row_stays_with_its_import';
END $$;
CREATE TRIGGER keep_rows_of_import AFTER DELETE ON app.imports FOR EACH ROW EXECUTE FUNCTION app.keep_rows_of_import();
CREATE TRIGGER keep_rows_of_import AFTER UPDATE OF org_id, import_id ON app.import_rows
  FOR EACH ROW EXECUTE FUNCTION app.keep_rows_of_import();
