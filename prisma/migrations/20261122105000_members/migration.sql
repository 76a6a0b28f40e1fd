-- What people find and change by themselves: their organisations, their address, their colleagues.

-- Who named the new address: the person, or an admin who vouches for it.
ALTER TABLE app.address_changes ADD COLUMN asked_by uuid;
ALTER TABLE app.address_changes ADD CONSTRAINT address_changes_asked_by_fkey
  FOREIGN KEY (org_id, asked_by) REFERENCES app.accounts (org_id, id);

-- ---------------------------------------------------------------- addresses in the directory
-- Kept in step here, so that no way of writing an account can forget it. The digest needs no key: whoever reads the
-- directory reads the accounts beside it. It is what lib/secrets calls directoryDigest.
CREATE FUNCTION app.address_digest(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT translate(rtrim(encode(sha256(convert_to(address, 'UTF8')), 'base64'), '='), '+/', '-_') $$;

CREATE FUNCTION app.list_new_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO app.directory (kind, digest, org_id, id)
  SELECT 'address', app.address_digest(f.email_key), f.org_id, f.id FROM fresh f WHERE f.email_key IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER list_new_addresses AFTER INSERT ON app.accounts
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION app.list_new_addresses();

CREATE FUNCTION app.list_changed_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM app.directory d WHERE d.org_id = OLD.org_id AND d.kind = 'address' AND d.id = OLD.id;
  IF NEW.email_key IS NOT NULL THEN
    INSERT INTO app.directory (kind, digest, org_id, id)
    VALUES ('address', app.address_digest(NEW.email_key), NEW.org_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER list_changed_address AFTER UPDATE OF email_key ON app.accounts
  FOR EACH ROW WHEN (OLD.email_key IS DISTINCT FROM NEW.email_key) EXECUTE FUNCTION app.list_changed_address();

-- Those that are there already. The owner of the tables reads all organisations only while the policy does not bind it.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.directory NO FORCE ROW LEVEL SECURITY;
INSERT INTO app.directory (kind, digest, org_id, id)
SELECT 'address', app.address_digest(a.email_key), a.org_id, a.id FROM app.accounts a WHERE a.email_key IS NOT NULL
ON CONFLICT DO NOTHING;
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE app.directory FORCE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------- colleagues
CREATE INDEX accounts_colleagues ON app.accounts (org_id, name_key, id) WHERE status = 'ACTIVE' AND visibility = 'PUBLIC';
