-- Access codes: what is handed over on paper to people without an address.

-- Who handed a code over; when is handed_over_at. Wrong answers to the question after the code: five lock this one code.
ALTER TABLE app.sends ADD COLUMN handed_over_by uuid, ADD COLUMN wrong_facts integer NOT NULL DEFAULT 0;
ALTER TABLE app.sends
  ADD CONSTRAINT sends_handed_over_by_fkey FOREIGN KEY (org_id, handed_over_by) REFERENCES app.accounts (org_id, id),
  ADD CONSTRAINT send_handed_over_by_somebody_has_time CHECK (handed_over_by IS NULL OR handed_over_at IS NOT NULL),
  ADD CONSTRAINT send_wrong_facts_end_at_five CHECK (wrong_facts BETWEEN 0 AND 5);

-- What an organisation asks after a code, so that a lost letter is not enough.
ALTER TABLE app.organizations ADD COLUMN code_fact text;
ALTER TABLE app.organizations
  ADD CONSTRAINT organization_code_fact_is_known CHECK (code_fact IN ('LAST_NAME', 'EXTERNAL_ID'));

-- The codes that are out, of all people of an organisation: few beside those who were mailed.
CREATE INDEX invitations_by_code ON app.invitations (org_id, account_id) WHERE channel = 'CODE' AND claimed_at IS NULL;

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
-- A typed code names no organisation. One digest for each version of the master key that is kept: at most one is listed.
CREATE FUNCTION app.find_code(wanted text[]) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT d.org_id, d.id FROM app.directory d WHERE d.kind = 'code' AND d.digest = ANY (wanted) LIMIT 1 $$;
ALTER FUNCTION app.find_code(text[]) OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.find_code(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_code(text[]) TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
