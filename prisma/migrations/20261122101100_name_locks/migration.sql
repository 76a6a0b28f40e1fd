-- A new address beside an old login goes with the other addresses: asking for more than the verb has taken (accounts/store.ts)
-- could make two of them wait for each other.
CREATE OR REPLACE FUNCTION app.guard_changed_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.login_key IS DISTINCT FROM NEW.email_key THEN
    PERFORM app.lock_names(NEW.org_id,
      strpos(coalesce(NEW.login_key, ''), '@') > 0 AND NEW.login_key IS DISTINCT FROM OLD.login_key);
    PERFORM app.refuse_shared_name(NEW.org_id, NEW.id, NEW.email_key, NEW.login_key);
  END IF;
  RETURN NULL;
END $$;
