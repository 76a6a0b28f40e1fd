-- Whose number answered STOP is counted of many by one comparison of digests: whoever foresees a campaign asks no key and no number.
-- A digest of the newest master key; NULL: no number that takes texts, or nobody digested it yet (a job of the night does).
ALTER TABLE app.accounts
  ADD COLUMN mobile_digest text,
  ADD CONSTRAINT account_mobile_digest_is_of_a_number CHECK (mobile_digest IS NULL OR phone_key IS NOT NULL);
-- Numbers that were written before anybody looked, or digested.
DROP INDEX app.accounts_numbers_unread;
CREATE INDEX accounts_numbers_unread ON app.accounts (org_id, id)
  WHERE phone_key IS NOT NULL AND (mobile_country IS NULL OR (mobile_country <> '' AND mobile_digest IS NULL));
