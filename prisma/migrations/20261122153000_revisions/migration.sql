-- How often a plan came to be something else: whoever applies or approves it says which one they saw.
ALTER TABLE app.imports
  ADD COLUMN revision int NOT NULL DEFAULT 0,
  ADD CONSTRAINT import_revision_counts_from_0 CHECK (revision >= 0);
