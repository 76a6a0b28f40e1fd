-- Another try at what failed also replaces letters whose link was dead when their turn came. Until that is done the campaign
-- is at work, though none of its letters waits.
ALTER TABLE app.campaigns ADD COLUMN replaces_lost boolean NOT NULL DEFAULT false;
