-- A row that is left out because another one of the file names the same person is no row without a change: it has a verdict
-- of its own, so that the numbers of a plan add up.
ALTER TABLE app.import_rows DROP CONSTRAINT import_row_verdict_is_known,
  ADD CONSTRAINT import_row_verdict_is_known CHECK (verdict IN ('CREATE','UPDATE','REACTIVATE','SUSPEND','CLOSE','REOPEN','ERASE',
    'INVITE','NONE','LEFT_OUT','CONFLICT','ERROR'));
