-- Who owns contacts is asked for every row of the People list. Small enough to be read alone, however many contacts one
-- person owns: with the closed ones in it the planner walked all accounts to meet the first.
CREATE INDEX accounts_owned ON app.accounts (org_id, owner_id) WHERE owner_id IS NOT NULL AND status <> 'CLOSED';
DROP INDEX app.accounts_by_owner;

-- Each sign-in clears away the account's flows whose time is over.
CREATE INDEX "auth_flows_org_id_account_id_idx" ON app.auth_flows (org_id, account_id);
