-- Who was put aside on the Desk can be looked at and taken back, with the request that putting aside settled.
ALTER TABLE app.accounts ADD COLUMN desk_asked_at timestamptz(3);

-- Whatever answers a request answers the one that was put aside as well: no way of writing an account can forget it.
CREATE FUNCTION app.settle_put_aside() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.desk_asked_at := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER settle_put_aside BEFORE UPDATE ON app.accounts FOR EACH ROW
  WHEN (OLD.desk_asked_at IS NOT NULL AND (NEW.status <> OLD.status OR NEW.invited_at IS DISTINCT FROM OLD.invited_at
    OR NEW.declined_at IS DISTINCT FROM OLD.declined_at))
  EXECUTE FUNCTION app.settle_put_aside();

-- Of all who were ever put aside, those of whom a reason may still stand, what was put aside last first.
CREATE INDEX accounts_put_aside ON app.accounts (org_id, desk_dismissed_at, id)
  WHERE desk_dismissed_at IS NOT NULL AND (status IN ('CREATED', 'INVITED') OR (status = 'ACTIVE' AND (undeliverable_at IS NOT NULL OR email IS NULL)));
