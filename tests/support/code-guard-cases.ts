import type { GuardCase } from "./guard-cases";

const SEND = `INSERT INTO app.sends (org_id, id, purpose, account_id, key_version, expires_at, created_at`;
const RECOVERY = "{org}, {fresh}, 'RECOVERY', {active}, 1, now(), now()";

const run = (form: string, split: string, count = 1): string =>
  `INSERT INTO app.letter_runs (org_id, id, made_by, form, split, count, key_sealed, key_version, created_at)
   VALUES ({org}, {fresh}, {active}, '${form}', '${split}', ${count}, '', 1, now())`;
const part = (columns: string, values: string, people = "ARRAY[{active}]::uuid[]"): string =>
  `${run("PAGE", "NONE")}; INSERT INTO app.letter_parts (org_id, run_id, number, account_ids, ${columns})
   VALUES ({org}, {fresh}, 1, ${people}, ${values})`;

/** The guards of access codes. */
export const CODE_GUARD_CASES: readonly GuardCase[] = [
  [
    "send_handed_over_by_somebody_has_time",
    `${SEND}, handed_over_by) VALUES (${RECOVERY}, {active})`,
  ],
  ["send_locked_by_five_wrong_facts", `${SEND}, wrong_facts) VALUES (${RECOVERY}, 5)`],
  ["send_locked_by_five_wrong_facts", `${SEND}, locked_at) VALUES (${RECOVERY}, now())`],
  ["send_wrong_facts_end_at_five", `${SEND}, wrong_facts) VALUES (${RECOVERY}, 6)`],
  ["letter_run_form_is_known", run("POSTER", "NONE")],
  ["letter_run_split_is_known", run("PAGE", "CITY")],
  ["letter_run_is_for_somebody", run("PAGE", "NONE", 0)],
  ["letter_part_is_for_somebody", part("made", "NULL", "'{}'")],
  ["letter_part_is_made_with_time", part("made", "1")],
  ["letter_part_sealed_was_made", part("sealed", "''")],
  [
    "organization_code_fact_is_known",
    "UPDATE app.organizations SET code_fact = 'SHOE_SIZE' WHERE org_id = {org}",
  ],
];
