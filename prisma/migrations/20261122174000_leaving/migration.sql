-- People may leave by themselves, unless the organisation keeps that to its admins.
ALTER TABLE app.organizations ADD COLUMN member_leaving boolean NOT NULL DEFAULT true;

-- Admins are told when a domain that letters leave as is not proven any more.
ALTER TABLE app.alerts
  DROP CONSTRAINT alert_kind_is_known,
  ADD CONSTRAINT alert_kind_is_known CHECK (kind IN
    ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING','CAP_REACHED','DOMAIN_FALLEN'));
ALTER TABLE app.alert_choices
  DROP CONSTRAINT alert_choice_kind_is_known,
  ADD CONSTRAINT alert_choice_kind_is_known CHECK (kind IN
    ('CAMPAIGN_DONE','CAMPAIGN_STOPPED','IMPORT_DONE','MAIL_FAILING','CAP_REACHED','DOMAIN_FALLEN'));
