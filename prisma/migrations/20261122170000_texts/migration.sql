-- Text messages: by which way somebody is invited, where an organisation texts to, and who wants no texts.

ALTER TABLE app.accounts
  -- What an admin chose for this person; NULL: by mail where there is an address, else by text where there is a mobile.
  ADD COLUMN invite_by text,
  -- The country of the number where it can take texts, empty where it cannot (a landline). NULL: no number, or nobody looked yet.
  ADD COLUMN mobile_country text,
  -- Over which channel they cannot be reached; NULL: by mail.
  ADD COLUMN undeliverable_by text,
  ADD CONSTRAINT account_invite_by_is_known CHECK (invite_by IN ('EMAIL', 'SMS')),
  ADD CONSTRAINT account_mobile_country_is_of_a_number
    CHECK (mobile_country IS NULL OR (phone_key IS NOT NULL AND mobile_country ~ '^([A-Z]{2})?$')),
  ADD CONSTRAINT account_undeliverable_by_is_known CHECK (undeliverable_by IN ('EMAIL', 'SMS'));
-- Numbers that were written before anybody looked.
CREATE INDEX accounts_numbers_unread ON app.accounts (org_id, id) WHERE phone_key IS NOT NULL AND mobile_country IS NULL;

ALTER TABLE app.organizations
  ADD COLUMN texts_on boolean NOT NULL DEFAULT true,
  -- Countries that are texted to; none: the organisation's own alone.
  ADD COLUMN text_countries text[] DEFAULT '{}',
  -- To each country.
  ADD COLUMN texts_a_day integer NOT NULL DEFAULT 500,
  ADD CONSTRAINT organization_texts_a_day_are_1_to_100000 CHECK (texts_a_day BETWEEN 1 AND 100000);

-- What an admin wrote for those who get a text instead of a mail; NULL: the default one.
ALTER TABLE app.wordings ADD COLUMN text text;

-- Texts that left to a country on a day of the organisation's own: past the cap they wait for the next one.
CREATE TABLE app.text_days (
  org_id uuid NOT NULL,
  day date NOT NULL,
  country text NOT NULL,
  texts integer NOT NULL DEFAULT 0,
  CONSTRAINT text_days_pkey PRIMARY KEY (org_id, day, country),
  CONSTRAINT text_days_org_fkey FOREIGN KEY (org_id) REFERENCES app.organizations (org_id),
  CONSTRAINT text_days_count_up CHECK (texts >= 0)
);
ALTER TABLE app.text_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.text_days FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON app.text_days USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON app.text_days TO rollcall_runtime;

-- Numbers that answered STOP to the installation's sender, which all organisations share: keyed digests and nothing else.
CREATE TABLE ops.text_stops (
  digest text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT text_stops_pkey PRIMARY KEY (digest)
);
GRANT SELECT, INSERT, DELETE ON ops.text_stops TO rollcall_runtime;

-- Neither does a message keep a short link.
ALTER TABLE app.messages DROP CONSTRAINT message_keeps_no_link;
ALTER TABLE app.messages ADD CONSTRAINT message_keeps_no_link
  CHECK (coalesce(answer, '') || details::text !~ '(claim|reset|proof)_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{22}_|/c/[0-9a-z]{16}');

-- Whose number it is that answered: several people of several organisations may have been texted on one.
ALTER TABLE app.directory DROP CONSTRAINT directory_kind_is_known;
ALTER TABLE app.directory ADD CONSTRAINT directory_kind_is_known
  CHECK (kind IN ('slug','code','short','address','browser','passkey','provider-message','mobile'));
DROP INDEX app.directory_names_one_thing;
CREATE UNIQUE INDEX directory_names_one_thing ON app.directory (kind, digest) WHERE kind NOT IN ('address', 'browser', 'mobile');

-- Mails and texts leave by ways of their own: what waits on one holds nothing up on the other.
DROP INDEX app.messages_due;
CREATE INDEX messages_due ON app.messages (org_id, lane, channel, next_attempt_at) WHERE state IN ('QUEUED', 'DELAYED');

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT rollcall_lookup TO %I', current_user);
  END IF;
END $$;
GRANT CREATE ON SCHEMA app TO rollcall_lookup;
GRANT SELECT (channel) ON app.messages TO rollcall_lookup;

CREATE OR REPLACE FUNCTION app.due_orgs(wanted_lane int, at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE orgs AS (
    (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') ORDER BY m.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') AND m.org_id > o.org_id ORDER BY m.org_id LIMIT 1)
    FROM orgs o WHERE o.org_id IS NOT NULL)
  SELECT o.org_id FROM orgs o
  CROSS JOIN LATERAL (
    SELECT m.next_attempt_at FROM app.messages m
    WHERE m.org_id = o.org_id AND m.lane = wanted_lane AND m.channel = 'EMAIL' AND m.state IN ('QUEUED', 'DELAYED')
      AND m.next_attempt_at <= at AND (m.leased_until IS NULL OR m.leased_until < at)
    ORDER BY m.next_attempt_at LIMIT 1) due
  CROSS JOIN LATERAL (
    SELECT g.org_id FROM app.organizations g WHERE g.org_id = o.org_id AND g.status = 'ACTIVE' LIMIT 1) alive
  ORDER BY due.next_attempt_at LIMIT most $$;

-- The same of texts.
CREATE FUNCTION app.due_texts(wanted_lane int, at timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE orgs AS (
    (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') ORDER BY m.org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.org_id FROM app.messages m WHERE m.state IN ('QUEUED', 'DELAYED') AND m.org_id > o.org_id ORDER BY m.org_id LIMIT 1)
    FROM orgs o WHERE o.org_id IS NOT NULL)
  SELECT o.org_id FROM orgs o
  CROSS JOIN LATERAL (
    SELECT m.next_attempt_at FROM app.messages m
    WHERE m.org_id = o.org_id AND m.lane = wanted_lane AND m.channel = 'SMS' AND m.state IN ('QUEUED', 'DELAYED')
      AND m.next_attempt_at <= at AND (m.leased_until IS NULL OR m.leased_until < at)
    ORDER BY m.next_attempt_at LIMIT 1) due
  CROSS JOIN LATERAL (
    SELECT g.org_id FROM app.organizations g WHERE g.org_id = o.org_id AND g.status = 'ACTIVE' LIMIT 1) alive
  ORDER BY due.next_attempt_at LIMIT most $$;

-- A short link names no organisation. One digest for each version of the master key that is kept: at most one is listed.
CREATE FUNCTION app.find_short(wanted text[]) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT d.org_id, d.id FROM app.directory d WHERE d.kind = 'short' AND d.digest = ANY (wanted) LIMIT 1 $$;

-- Nor does a number that answers.
CREATE FUNCTION app.find_mobile(wanted text[]) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT d.org_id, d.id FROM app.directory d WHERE d.kind = 'mobile' AND d.digest = ANY (wanted) $$;

ALTER FUNCTION app.due_texts(int, timestamptz, int) OWNER TO rollcall_lookup;
ALTER FUNCTION app.find_short(text[]) OWNER TO rollcall_lookup;
ALTER FUNCTION app.find_mobile(text[]) OWNER TO rollcall_lookup;
REVOKE CREATE ON SCHEMA app FROM rollcall_lookup;
REVOKE EXECUTE ON FUNCTION app.due_texts(int, timestamptz, int), app.find_short(text[]), app.find_mobile(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.due_texts(int, timestamptz, int), app.find_short(text[]), app.find_mobile(text[]) TO rollcall_runtime;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE rollcall_lookup FROM %I', current_user);
  END IF;
END $$;
