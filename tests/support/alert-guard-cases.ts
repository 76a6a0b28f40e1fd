import type { GuardCase } from "./guard-cases";

const organization = (change: string): string =>
  `UPDATE app.organizations SET ${change} WHERE org_id = {org}`;
const selection = (id: string, state: string, madeBy = "NULL"): string =>
  `INSERT INTO app.selections (org_id, id, made_by, query, count, created_at, state)
   VALUES ({org}, ${id}, ${madeBy}, '', 1, now(), '${state}')`;
const round = (values: string, id = "{fresh}"): string =>
  `${selection(id, "GIVEN")};
   INSERT INTO app.campaigns (org_id, id, selection_id, count, created_at, source, kind, letter, on_day, made_by)
   VALUES ({org}, ${id}, ${id}, 1, now(), 'AUTOMATIC', ${values})`;
const REMINDS = "'REMIND', 'reminder'";
const alert = (kind: string, columns = "campaign_id", values = "NULL", id = "{fresh}"): string =>
  `INSERT INTO app.alerts (org_id, id, kind, key, at, ${columns}) VALUES ({org}, ${id}, '${kind}', 'today', now(), ${values})`;
const choice = (kind: string, way: string): string =>
  `INSERT INTO app.alert_choices (org_id, account_id, kind, way) VALUES ({org}, {active}, '${kind}', '${way}')`;

const stray = (why: string, bytes: number, digest: string): string =>
  `INSERT INTO ops.stray_notices (at, why, bytes, digest) VALUES (now(), '${why}', ${bytes}, '${digest}')`;
const DIGEST = "0".repeat(64);

/** The guards of automatic reminders and of what admins are told, and of what came back to nobody. */
export const ALERT_GUARD_CASES: readonly GuardCase[] = [
  ["organization_reminders_are_1_to_100000_a_day", organization("most_reminders = 0")],
  ["organization_reminders_are_1_to_100000_a_day", organization("most_reminders = 100001")],
  ["selection_of_nobody_is_a_campaigns", selection("{fresh}", "FROZEN")],
  ["campaign_automatic_reminds", round("'INVITE', 'invitation', '2026-11-22', NULL")],
  ["campaign_automatic_has_a_day", round(`${REMINDS}, NULL, NULL`)],
  ["campaign_automatic_has_no_maker", round(`${REMINDS}, '2026-11-22', {active}`)],
  [
    "campaigns_of_day",
    `${round(`${REMINDS}, '2026-11-22', NULL`)}; ${round(`${REMINDS}, '2026-11-22', NULL`, "{fresher}")}`,
  ],
  ["alert_kind_is_known", alert("RUMOUR")],
  ["alert_names_what_it_is_about", alert("CAMPAIGN_DONE")],
  ["alert_names_what_it_is_about", alert("IMPORT_DONE")],
  [
    "alerts_org_id_kind_key_key",
    `${alert("CAP_REACHED")}; ${alert("CAP_REACHED", "campaign_id", "NULL", "{fresher}")}`,
  ],
  ["alert_choice_kind_is_known", choice("RUMOUR", "NONE")],
  ["alert_choice_way_is_known", choice("CAP_REACHED", "PIGEON")],
  ["stray_notice_why_is_known", stray("odd", 1, DIGEST)],
  ["stray_notice_has_a_size", stray("none", -1, DIGEST)],
  ["stray_notice_digest_is_one", stray("none", 1, "amara@halden.example")],
];
