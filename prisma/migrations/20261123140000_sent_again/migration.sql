-- Two more acts of sending to many: invitations sent again to who was invited, and people brought back who were suspended
-- before they claimed.
ALTER TABLE app.campaigns
  DROP CONSTRAINT campaign_kind_is_known,
  ADD CONSTRAINT campaign_kind_is_known CHECK (kind IN ('INVITE','REMIND','AGAIN','REINSTATE')),
  DROP CONSTRAINT campaign_codes_are_invitations,
  ADD CONSTRAINT campaign_codes_are_invitations CHECK (NOT with_codes OR kind <> 'REMIND');
