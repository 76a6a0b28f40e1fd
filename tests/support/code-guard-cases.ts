import type { GuardCase } from "./guard-cases";

const SEND = `INSERT INTO app.sends (org_id, id, purpose, account_id, key_version, expires_at, created_at`;
const RECOVERY = "{org}, {fresh}, 'RECOVERY', {active}, 1, now(), now()";

/** The guards of access codes. */
export const CODE_GUARD_CASES: readonly GuardCase[] = [
  [
    "send_handed_over_by_somebody_has_time",
    `${SEND}, handed_over_by) VALUES (${RECOVERY}, {active})`,
  ],
  ["send_wrong_facts_end_at_five", `${SEND}, wrong_facts) VALUES (${RECOVERY}, 6)`],
  [
    "organization_code_fact_is_known",
    "UPDATE app.organizations SET code_fact = 'SHOE_SIZE' WHERE org_id = {org}",
  ],
];
