-- What a set of many rows was asked one by one.

-- New names are looked up in the indexes of logins and addresses, all of a statement at once. Each is used once already, so
-- whoever has one as their address and as their login has it for both, and nobody else does.
CREATE OR REPLACE FUNCTION app.guard_new_names() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  n record;
BEGIN
  FOR n IN SELECT r.org_id, bool_or(strpos(coalesce(r.login_key, ''), '@') > 0) AS alone, array_agg(r.email_key) AS emails,
             array_agg(r.login_key) FILTER (WHERE strpos(r.login_key, '@') > 0) AS logins FROM new_rows r
           WHERE r.login_key IS DISTINCT FROM r.email_key AND (r.email_key IS NOT NULL OR strpos(r.login_key, '@') > 0)
           GROUP BY r.org_id LOOP
    PERFORM app.lock_names(n.org_id, n.alone);
    -- A statement of its own: it sees what was committed while the lock was waited for.
    IF EXISTS (SELECT FROM app.accounts a WHERE a.org_id = n.org_id AND a.login_key = ANY (n.emails) AND a.login_key IS DISTINCT FROM a.email_key)
       OR EXISTS (SELECT FROM app.accounts a WHERE a.org_id = n.org_id AND a.email_key = ANY (n.logins) AND a.login_key IS DISTINCT FROM a.email_key) THEN
      RAISE EXCEPTION 'an address is nobody else''s login'
        USING ERRCODE = 'unique_violation', CONSTRAINT = 'account_address_is_nobody_elses_login';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- An account that begins rightly is not looked at further.
DROP TRIGGER guard_account_move ON app.accounts;
CREATE TRIGGER guard_account_begin BEFORE INSERT ON app.accounts
  FOR EACH ROW WHEN (NEW.status <> 'CREATED') EXECUTE FUNCTION app.guard_account_move();
CREATE TRIGGER guard_account_move BEFORE UPDATE ON app.accounts FOR EACH ROW EXECUTE FUNCTION app.guard_account_move();

-- Rows that belong to an import or an account hang on their organisation by it: each row was looked up there once more.
ALTER TABLE app.import_rows DROP CONSTRAINT import_rows_org_fkey;
ALTER TABLE app.import_faults DROP CONSTRAINT import_faults_org_fkey;
ALTER TABLE app.account_events DROP CONSTRAINT account_events_org_fkey;
