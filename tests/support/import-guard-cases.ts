import type { GuardCase } from "./guard-cases";

const newImport = (columns: string, values: string): string =>
  `INSERT INTO app.imports (org_id, id, made_by, file_name, created_at, ${columns})
   VALUES ({org}, {fresh}, {active}, 'people.csv', now(), ${values})`;
const PLANNED = newImport("purpose, state", "'ROSTER', 'PLANNED'");
const newRow = (columns: string, values: string): string =>
  `${PLANNED};
   INSERT INTO app.import_rows (org_id, import_id, ${columns}) VALUES ({org}, {fresh}, ${values})`;
const FAULTY = newRow("line, verdict", "2, 'ERROR'");
const newFault = (key: string): string =>
  `${FAULTY}; INSERT INTO app.import_faults (org_id, import_id, fault_key, line) VALUES ({org}, {fresh}, ${key}, 2)`;
const undoing = (id: string, state: string, ended: string): string =>
  `INSERT INTO app.imports (org_id, id, made_by, file_name, created_at, purpose, state, undoes, finished_at)
   VALUES ({org}, ${id}, {active}, 'people.csv', now(), 'UNDO', ${state}, {org}, ${ended})`;
const FIRST = `INSERT INTO app.imports (org_id, id, made_by, file_name, created_at, purpose, state, begun_at, finished_at)
  VALUES ({org}, {org}, {active}, 'people.csv', now(), 'ROSTER', 'APPLIED', now(), now())`;

/** The guards of rosters: the run of a file and its rows. */
export const IMPORT_GUARD_CASES: readonly GuardCase[] = [
  [
    "organization_approval_is_a_number_of_rows",
    "UPDATE app.organizations SET approval_rows = 0 WHERE org_id = {org}",
  ],
  [
    "column_name_is_short",
    `INSERT INTO app.column_names (org_id, header_key, column_key, updated_at) VALUES ({org}, '', 'EMAIL', now())`,
  ],
  ["import_purpose_is_known", newImport("purpose, state", "'GUESS', 'READ'")],
  ["import_kind_is_known", newImport("purpose, state, kind", "'ROSTER', 'READ', 'ROBOT'")],
  ["import_state_is_known", newImport("purpose, state", "'ROSTER', 'MELTED'")],
  ["import_invite_is_known", newImport("purpose, state, invite", "'ROSTER', 'READ', 'SOON'")],
  ["import_failed_says_why", newImport("purpose, state, finished_at", "'ROSTER', 'FAILED', now()")],
  ["import_failed_says_why", newImport("purpose, state, fault", "'ROSTER', 'READ', 'empty'")],
  ["import_undo_names_what", newImport("purpose, state", "'UNDO', 'PLANNED'")],
  [
    "import_corrects_another",
    newImport("purpose, state, corrects", "'ROSTER', 'READING', {fresh}"),
  ],
  [
    "import_revision_counts_from_0",
    newImport("purpose, state, revision", "'ROSTER', 'PLANNED', -1"),
  ],
  ["import_begun_has_time", newImport("purpose, state", "'ROSTER', 'APPLYING'")],
  ["import_ended_has_time", newImport("purpose, state, begun_at", "'ROSTER', 'APPLIED', now()")],
  ["import_ended_has_time", newImport("purpose, state, finished_at", "'ROSTER', 'READ', now()")],
  [
    "import_approved_by_another",
    newImport("purpose, state, approved_by, approved_at", "'ROSTER', 'PLANNED', {active}, now()"),
  ],
  [
    "import_approval_has_time",
    newImport("purpose, state, approved_by", "'ROSTER', 'PLANNED', {created}"),
  ],
  [
    "imports_undone_once",
    `${FIRST}; ${undoing("{fresh}", "'PLANNED'", "NULL")}; ${undoing("{fresher}", "'PLANNED'", "NULL")}`,
  ],
  ["import_row_verdict_is_known", newRow("line, verdict", "2, 'MAYBE'")],
  ["import_row_channel_is_known", newRow("line, verdict, channel", "2, 'CREATE', 'PIGEON'")],
  ["import_row_line_counts_from_1", newRow("line, verdict", "0, 'CREATE'")],
  [
    "import_row_search_text_is_short",
    newRow("line, verdict, search_text", "2, 'CREATE', repeat('x', 401)"),
  ],
  [
    "import_row_belongs_to_an_import",
    "INSERT INTO app.import_rows (org_id, import_id, line, verdict) VALUES ({org}, {fresh}, 2, 'NONE')",
  ],
  [
    "import_row_stays_with_its_import",
    `${newRow("line, verdict", "2, 'NONE'")}; UPDATE app.import_rows SET import_id = {fresher} WHERE import_id = {fresh}`,
  ],
  [
    "import_row_stays_with_its_import",
    `${newRow("line, verdict", "2, 'NONE'")}; DELETE FROM app.imports WHERE id = {fresh}`,
  ],
  ["import_row_left_out_is_not_applied", newRow("line, verdict, outcome", "2, 'LEFT_OUT', 'done'")],
  [
    "import_row_is_applied_once",
    `${newRow("line, verdict, outcome", "2, 'CREATE', 'done'")};
     UPDATE app.import_rows SET outcome = 'failed' WHERE import_id = {fresh}`,
  ],
  ["import_fault_key_is_short", newFault("''")],
];
