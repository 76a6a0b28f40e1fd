-- What an organisation's people agree to when they claim. A version that was published is never changed: who accepted it
-- accepted these very words.
CREATE TABLE app.terms (
  org_id uuid NOT NULL, version int NOT NULL,
  published_by uuid, published_at timestamptz(3) NOT NULL,
  -- Whoever accepted an older version, or none, was asked again for this one.
  asked_again boolean NOT NULL DEFAULT false,
  CONSTRAINT terms_pkey PRIMARY KEY (org_id, version),
  CONSTRAINT terms_version_is_positive CHECK (version > 0)
);
CREATE TABLE app.terms_texts (
  org_id uuid NOT NULL, version int NOT NULL, kind text NOT NULL, locale text NOT NULL,
  -- The words themselves, or where they stand.
  body text, url text,
  CONSTRAINT terms_texts_pkey PRIMARY KEY (org_id, version, kind, locale),
  CONSTRAINT terms_text_kind_is_known CHECK (kind IN ('TERMS','PRIVACY')),
  CONSTRAINT terms_text_language_is_known CHECK (locale IN ('fr','en','de','nl','es','it','pt-BR','zh-CN','ja','th')),
  CONSTRAINT terms_text_is_words_or_an_address CHECK ((body IS NULL) <> (url IS NULL)),
  CONSTRAINT terms_text_is_not_endless CHECK (length(body) <= 20000 AND length(url) <= 500)
);
CREATE TABLE app.acceptances (
  org_id uuid NOT NULL, account_id uuid NOT NULL, version int NOT NULL, accepted_at timestamptz(3) NOT NULL,
  CONSTRAINT acceptances_pkey PRIMARY KEY (org_id, account_id, version)
);

ALTER TABLE app.organizations
  -- The version in force; null: nothing is asked.
  ADD COLUMN terms_version int,
  -- Members are asked for this version or a later one; null: nobody who is in is asked.
  ADD COLUMN terms_since int,
  ADD CONSTRAINT organization_asks_for_terms_in_force CHECK (terms_since IS NULL OR terms_since <= coalesce(terms_version, 0));

-- What somebody said on the way to their claim, so that they can go on with it elsewhere. It counts while the account is
-- addressed as it was, and ends with the claim.
CREATE TABLE app.claim_drafts (
  org_id uuid NOT NULL, account_id uuid NOT NULL,
  epoch int NOT NULL, email_key text,
  first_name text, last_name text, language text,
  terms_version int, terms_accepted_at timestamptz(3),
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT claim_drafts_pkey PRIMARY KEY (org_id, account_id),
  CONSTRAINT claim_draft_is_short CHECK (length(first_name) <= 200 AND length(last_name) <= 200),
  CONSTRAINT claim_draft_language_is_known CHECK (language IN ('fr','en','de','nl','es','it','pt-BR','zh-CN','ja','th')),
  CONSTRAINT claim_draft_acceptance_has_time CHECK ((terms_version IS NULL) = (terms_accepted_at IS NULL))
);

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT unnest(ARRAY['terms','terms_texts','acceptances','claim_drafts']) AS relname LOOP
    EXECUTE format('ALTER TABLE app.%I ADD CONSTRAINT %I FOREIGN KEY (org_id) REFERENCES app.organizations (org_id)', t.relname, t.relname || '_org_fkey');
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_organization ON app.%I USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', t.relname);
  END LOOP;
END $$;
ALTER TABLE app.terms ADD CONSTRAINT terms_published_by_fkey FOREIGN KEY (org_id, published_by) REFERENCES app.accounts (org_id, id);
ALTER TABLE app.terms_texts ADD CONSTRAINT terms_texts_version_fkey FOREIGN KEY (org_id, version) REFERENCES app.terms (org_id, version);
ALTER TABLE app.acceptances ADD CONSTRAINT acceptances_version_fkey FOREIGN KEY (org_id, version) REFERENCES app.terms (org_id, version);
ALTER TABLE app.acceptances ADD CONSTRAINT acceptances_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.accounts (org_id, id);
ALTER TABLE app.claim_drafts ADD CONSTRAINT claim_drafts_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.accounts (org_id, id);

-- Published words and given consent can be neither changed nor taken back by web or worker.
GRANT SELECT, INSERT ON app.terms, app.terms_texts, app.acceptances TO rollcall_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.claim_drafts TO rollcall_runtime;
