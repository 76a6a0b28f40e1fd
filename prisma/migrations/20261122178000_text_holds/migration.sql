-- Texts past a cap of the day wait until then; NULL: none ever did. Mails have held_until, which they lift themselves.
ALTER TABLE app.organizations ADD COLUMN texts_held_until timestamptz(3);
