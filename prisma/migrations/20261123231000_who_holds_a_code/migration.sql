-- Who was given an access code is found among all who are invited, as who was given a link.
CREATE INDEX invitations_coded ON app.invitations (org_id, account_id) WHERE channel = 'CODE';
