-- Own words stand in the place of the built-in sentences, from which they begin. What was written when they stood below them still does.
ALTER TABLE app.wordings ADD COLUMN is_below boolean NOT NULL DEFAULT true;
ALTER TABLE app.wordings ALTER COLUMN is_below SET DEFAULT false;
