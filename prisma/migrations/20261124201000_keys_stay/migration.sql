-- What is appended is looked at once, as it is written (20261124200000): from then on it is the account and the organisation that stay.
CREATE FUNCTION app.keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an account stays in its organisation, and both keep their ids'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'key_stays';
END $$;
CREATE TRIGGER keep_key BEFORE UPDATE OF org_id, id ON app.accounts
  FOR EACH ROW WHEN (OLD.org_id <> NEW.org_id OR OLD.id <> NEW.id) EXECUTE FUNCTION app.keep_key();
CREATE TRIGGER keep_row BEFORE DELETE ON app.accounts FOR EACH ROW EXECUTE FUNCTION app.keep_key();
CREATE TRIGGER keep_key BEFORE UPDATE OF org_id ON app.organizations
  FOR EACH ROW WHEN (OLD.org_id <> NEW.org_id) EXECUTE FUNCTION app.keep_key();
CREATE TRIGGER keep_row BEFORE DELETE ON app.organizations FOR EACH ROW EXECUTE FUNCTION app.keep_key();
