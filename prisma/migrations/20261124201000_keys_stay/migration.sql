-- What is appended is looked at once, as it is written (20261124200000): from then on its account and its organisation keep their ids,
-- and stay for as long as it does. Whoever erases a whole organisation begins with what hangs on others.
CREATE FUNCTION app.keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an account stays in its organisation, and both keep their ids'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'key_stays';
END $$;
CREATE TRIGGER keep_key AFTER UPDATE OF org_id, id ON app.accounts
  FOR EACH ROW WHEN (OLD.org_id <> NEW.org_id OR OLD.id <> NEW.id) EXECUTE FUNCTION app.keep_key();
CREATE TRIGGER keep_key AFTER UPDATE OF org_id ON app.organizations
  FOR EACH ROW WHEN (OLD.org_id <> NEW.org_id) EXECUTE FUNCTION app.keep_key();

CREATE FUNCTION app.keep_named_account() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM app.account_events e WHERE e.org_id = OLD.org_id AND e.account_id = OLD.id)
     OR EXISTS (SELECT FROM app.audit_entries e WHERE e.org_id = OLD.org_id AND e.account_id = OLD.id) THEN
    RAISE EXCEPTION 'an account stays as long as its timeline and its entries in the log'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'account_stays_with_its_log';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_named_account AFTER DELETE ON app.accounts FOR EACH ROW EXECUTE FUNCTION app.keep_named_account();

CREATE FUNCTION app.keep_named_organization() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM app.audit_entries e WHERE e.org_id = OLD.org_id)
     OR EXISTS (SELECT FROM app.directory d WHERE d.org_id = OLD.org_id) THEN
    RAISE EXCEPTION 'an organisation stays as long as its log and its names'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'organization_stays_with_its_log';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_named_organization AFTER DELETE ON app.organizations
  FOR EACH ROW EXECUTE FUNCTION app.keep_named_organization();
