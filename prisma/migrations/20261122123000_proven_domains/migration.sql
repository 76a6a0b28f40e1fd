-- When the organisation was last seen to own the domain: over the installation's server it sends as that domain from then on.
ALTER TABLE app.domain_checks
  ADD COLUMN proven_at timestamptz(3),
  ADD CONSTRAINT domain_is_proven_by_a_look CHECK (proven_at <= checked_at);
