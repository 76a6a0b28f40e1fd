-- Whoever holds an access code can claim until it ends, also where they were written to since and that link ends before. The owner
-- of the tables, too, sees no row of a tenant unless it says so.
ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.invitations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.sends NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_roles NO FORCE ROW LEVEL SECURITY;
ALTER TABLE app.roles NO FORCE ROW LEVEL SECURITY;
UPDATE app.accounts a SET claimable_until = s.expires_at
FROM app.invitations i JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq
WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.channel = 'CODE' AND i.withdrawn_at IS NULL AND a.status = 'INVITED'
  AND s.epoch = a.epoch AND s.consumed_at IS NULL AND s.locked_at IS NULL AND s.expires_at > a.claimable_until
  AND NOT EXISTS (SELECT FROM app.account_roles r LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id
    WHERE r.org_id = a.org_id AND r.account_id = a.id AND greatest(r.given_at, o.raised_at) > s.created_at);
ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE app.invitations FORCE ROW LEVEL SECURITY;
ALTER TABLE app.sends FORCE ROW LEVEL SECURITY;
ALTER TABLE app.account_roles FORCE ROW LEVEL SECURITY;
ALTER TABLE app.roles FORCE ROW LEVEL SECURITY;

-- Who awaits invitation and can only be reached by a code is found among all others.
CREATE INDEX accounts_unreached ON app.accounts (org_id, id) WHERE status = 'CREATED' AND email IS NULL AND phone IS NULL;
