-- "Invite all" keeps people by the hundred thousand: to which selection they come is asked once a statement, as of the rows of
-- a roster (decision 0050). Each still is an account of its organisation, and by that hangs on it.

ALTER TABLE app.selection_members DROP CONSTRAINT selection_members_org_fkey,
  DROP CONSTRAINT selection_members_selection_id_fkey;

CREATE FUNCTION app.guard_members_of_selection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN SELECT DISTINCT m.org_id, m.selection_id FROM new_members m LOOP
    PERFORM FROM app.selections s WHERE s.org_id = wanted.org_id AND s.id = wanted.selection_id FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a member belongs to a selection of its organisation'
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'selection_member_belongs_to_a_selection';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_members_of_selection AFTER INSERT ON app.selection_members REFERENCING NEW TABLE AS new_members
  FOR EACH STATEMENT EXECUTE FUNCTION app.guard_members_of_selection();

-- Nor does a member move to another selection, or a selection go before its members.
CREATE FUNCTION app.keep_members_of_selection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM app.selection_members m WHERE m.org_id = OLD.org_id AND m.selection_id = OLD.id) THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION 'a member stays with its selection'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'selection_member_stays_with_its_selection';
END $$;
CREATE TRIGGER keep_members_of_selection AFTER DELETE ON app.selections
  FOR EACH ROW EXECUTE FUNCTION app.keep_members_of_selection();
CREATE TRIGGER keep_members_of_selection AFTER UPDATE OF org_id, selection_id ON app.selection_members
  FOR EACH ROW EXECUTE FUNCTION app.keep_members_of_selection();
