-- Admins are told when somebody waits to be let in by the join link, and when it paused because more came than usual.
ALTER TABLE app.alerts
  DROP CONSTRAINT alert_kind_is_known,
  ADD CONSTRAINT alert_kind_is_known CHECK (kind IN ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING',
    'CAP_REACHED','DOMAIN_FALLEN','JOIN_WAITING','JOIN_PAUSED'));
ALTER TABLE app.alert_choices
  DROP CONSTRAINT alert_choice_kind_is_known,
  ADD CONSTRAINT alert_choice_kind_is_known CHECK (kind IN ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING',
    'CAP_REACHED','DOMAIN_FALLEN','JOIN_WAITING','JOIN_PAUSED'));

-- Who came by the open link is found by what their invitation waits for, as who was handed a copied one.
CREATE INDEX invitations_joined ON app.invitations (org_id, account_id) WHERE channel = 'JOIN';
