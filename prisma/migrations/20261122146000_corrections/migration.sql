-- A file of corrected rows is an import of its own, which writes nothing but the plan of the one that it corrects.

ALTER TABLE app.imports
  ADD COLUMN corrects uuid,
  ADD CONSTRAINT imports_corrects_fkey FOREIGN KEY (org_id, corrects) REFERENCES app.imports (org_id, id),
  ADD CONSTRAINT import_corrects_another CHECK (corrects IS NULL OR (corrects <> id AND undoes IS NULL));
