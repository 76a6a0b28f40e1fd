-- Letters of one piece are sorted and found as the letters they are made of: "Œuvray" stands among the O, "strasse" finds
-- "Straße". The same letters as in plainText (accounts/input.ts). The tables are read once; only rows that hold such a letter
-- are written, and triggers take teams, applications and waiting messages along.
CREATE FUNCTION pg_temp.folded(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(replace(translate(words, 'øđðłıħŧŋ', 'oddlihtn'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th') $$;

DO $$
DECLARE
  t text;
  tables text[] := ARRAY['accounts','team_members','application_grants','messages','sends','teams','applications','join_requests','import_rows'];
  letters text := '[œæßþøđðłıħŧŋ]';
BEGIN
  FOREACH t IN ARRAY tables LOOP EXECUTE format('ALTER TABLE app.%I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE app.accounts SET name_key = pg_temp.folded(name_key), search_text = pg_temp.folded(search_text)
    WHERE search_text ~ letters OR name_key ~ letters;
  -- what stands before two spaces is what a name is sorted by; behind them it is told apart as before
  FOREACH t IN ARRAY ARRAY['teams','applications'] LOOP
    EXECUTE format('UPDATE app.%I SET name_key = pg_temp.folded(split_part(name_key, ''  '', 1)) || substr(name_key, strpos(name_key, ''  ''))
      WHERE name_key ~ $1 AND strpos(name_key, ''  '') > 0', t) USING letters;
  END LOOP;
  UPDATE app.join_requests SET search_text = pg_temp.folded(search_text) WHERE search_text ~ letters;
  UPDATE app.import_rows SET search_text = left(pg_temp.folded(search_text), 400) WHERE search_text ~ letters;
  FOREACH t IN ARRAY tables LOOP EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

DROP FUNCTION pg_temp.folded(text);
