-- Where numbers without a country code are from, as the browser of who asked for an organisation lets one think.
ALTER TABLE app.sign_ups ADD COLUMN country text,
  ADD CONSTRAINT sign_up_country_is_a_code CHECK (country ~ '^[A-Z]{2}$');
