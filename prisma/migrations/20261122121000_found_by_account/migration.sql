-- An erasure takes everything that leads to an account out of the directory, whatever its kind.
DROP INDEX app."directory_org_id_kind_id_idx";
CREATE INDEX "directory_org_id_id_idx" ON app.directory (org_id, id);

-- Who only opened and who started are asked for apart: either may be few among many of the other.
DROP INDEX app.sends_in_hand;
CREATE INDEX sends_opened ON app.sends (org_id, account_id)
  WHERE opened_at IS NOT NULL AND started_at IS NULL AND consumed_at IS NULL;
CREATE INDEX sends_started ON app.sends (org_id, account_id) WHERE started_at IS NOT NULL AND consumed_at IS NULL;

-- Invitations that live and those that are over, by their end.
CREATE INDEX accounts_by_end ON app.accounts (org_id, claimable_until, id) WHERE status = 'INVITED';
