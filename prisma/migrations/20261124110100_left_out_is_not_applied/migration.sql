-- A row that is left out, for whatever reason, is never written: no code path may say that anything became of it.
ALTER TABLE app.import_rows ADD CONSTRAINT import_row_left_out_is_not_applied CHECK (outcome IS NULL OR verdict <> 'LEFT_OUT');
