-- When the organisation's record was last found to be gone: its admins are told until it stands there again.
ALTER TABLE app.domain_checks
  ADD COLUMN fallen_at timestamptz(3),
  ADD CONSTRAINT domain_fell_and_is_not_proven CHECK (fallen_at IS NULL OR proven_at IS NULL);
