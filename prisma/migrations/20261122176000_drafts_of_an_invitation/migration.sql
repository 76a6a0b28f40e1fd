-- What was said on the way to a claim belongs to the invitation by which it was said, and to where that one was sent: whoever
-- holds another link of the same account, or held this one before the address was put right, says nothing for anybody else.
-- Nobody knows by which invitation the drafts of today were said: they are asked again.
TRUNCATE app.claim_drafts;
ALTER TABLE app.claim_drafts
  DROP CONSTRAINT claim_drafts_pkey,
  DROP COLUMN email_key,
  ADD COLUMN invitation_id uuid NOT NULL,
  -- The address or the number; of what went to neither, the very sending.
  ADD COLUMN sent_to text NOT NULL,
  -- A keyed digest of the browser that said all of it; null: there were several.
  ADD COLUMN browser text,
  ADD CONSTRAINT claim_drafts_pkey PRIMARY KEY (org_id, account_id, invitation_id),
  ADD CONSTRAINT claim_drafts_invitation_id_fkey FOREIGN KEY (org_id, invitation_id) REFERENCES app.invitations (org_id, id);
