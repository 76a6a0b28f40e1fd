-- Roles of an organisation's own, what a right given since does to an invitation, looking into the audit log, erasing.

-- ---------------------------------------------------------------- roles
ALTER TABLE app.roles
  ADD COLUMN raised_at timestamptz(3), -- when it last came to allow more
  ADD CONSTRAINT role_permissions_are_known CHECK (permissions <@ ARRAY['accounts.view','accounts.manage','accounts.invite',
    'codes.see','integrations.manage','settings.manage','admins.manage','audit.read']);
CREATE INDEX account_roles_own ON app.account_roles (org_id, role_id, account_id) WHERE role_id IS NOT NULL;

-- What was handed out before a right was given yields more than its sender had: no such link counts (invitations/rules.ts).
-- Kept in step here, so that no way of giving a right can leave an account that says it could be claimed until some day.
CREATE FUNCTION app.outdate_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.accounts a SET claimable_until = NULL
  WHERE a.org_id = NEW.org_id AND a.id = NEW.account_id AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER outdate_invitation AFTER INSERT ON app.account_roles FOR EACH ROW EXECUTE FUNCTION app.outdate_invitation();

CREATE FUNCTION app.outdate_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app.accounts a SET claimable_until = NULL
  WHERE a.org_id = NEW.org_id AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL
    AND a.id = ANY (ARRAY(SELECT r.account_id FROM app.account_roles r WHERE r.org_id = NEW.org_id AND r.role_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER outdate_invitations AFTER UPDATE OF raised_at ON app.roles
  FOR EACH ROW WHEN (NEW.raised_at IS DISTINCT FROM OLD.raised_at) EXECUTE FUNCTION app.outdate_invitations();

-- Invitations that could still be claimed, by who sent them.
CREATE INDEX invitations_outstanding ON app.invitations (org_id, invited_by, account_id)
  WHERE withdrawn_at IS NULL AND claimed_at IS NULL AND invited_by IS NOT NULL;

-- ---------------------------------------------------------------- audit log
-- Each filter walks along its own index in the order of the log.
CREATE INDEX "audit_entries_org_id_account_id_at_id_idx" ON app.audit_entries (org_id, account_id, at, id);
DROP INDEX app."audit_entries_org_id_account_id_id_idx";
CREATE INDEX audit_entries_in_order_by_act ON app.audit_entries (org_id, act, at, id);
DROP INDEX app.audit_entries_by_act;
CREATE INDEX audit_entries_in_order_by_actor ON app.audit_entries (org_id, actor_id, at, id) WHERE actor_id IS NOT NULL;
DROP INDEX app.audit_entries_by_actor;
CREATE INDEX audit_entries_in_order_by_ip ON app.audit_entries (org_id, ip, at, id) WHERE ip IS NOT NULL;

-- ---------------------------------------------------------------- erasing
CREATE INDEX accounts_to_erase ON app.accounts (org_id, closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;

-- A timeline can only be appended to, so it holds nothing that an erasure would have to take out: what a server answered, which
-- may name the person, stands in the message alone.
ALTER TABLE app.account_events NO FORCE ROW LEVEL SECURITY;
UPDATE app.account_events SET details = details - 'answer' WHERE details ? 'answer';
ALTER TABLE app.account_events FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_events ADD CONSTRAINT event_keeps_no_answer CHECK (NOT details ? 'answer');
