-- Whether a grant holds a licence: CREATED, INVITED and ACTIVE accounts hold one, suspended and closed ones keep the
-- application and free it. It stands beside the grant, so that counting an application's licences reads one small index
-- and no account; triggers keep it, so that nothing the application's role does can make it wrong.
ALTER TABLE app.application_grants ADD COLUMN holds boolean NOT NULL DEFAULT true;
CREATE INDEX application_grants_holding ON app.application_grants (org_id, application_id) WHERE holds;

CREATE FUNCTION app.know_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.holds := coalesce((SELECT a.status IN ('CREATED', 'INVITED', 'ACTIVE') FROM app.accounts a
                         WHERE a.org_id = NEW.org_id AND a.id = NEW.account_id), false);
  RETURN NEW;
END $$;
CREATE TRIGGER know_licence BEFORE INSERT OR UPDATE ON app.application_grants FOR EACH ROW EXECUTE FUNCTION app.know_licence();

CREATE FUNCTION app.follow_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.application_grants SET holds = true WHERE org_id = NEW.org_id AND account_id = NEW.id;
  RETURN NULL;
END $$;
-- Claims and invitations never cross this line, so none of them waits for a grant.
CREATE TRIGGER follow_status AFTER UPDATE OF status ON app.accounts FOR EACH ROW
  WHEN ((OLD.status IN ('CREATED', 'INVITED', 'ACTIVE')) <> (NEW.status IN ('CREATED', 'INVITED', 'ACTIVE')))
  EXECUTE FUNCTION app.follow_status();

GRANT UPDATE (holds) ON app.application_grants TO rollcall_runtime;
