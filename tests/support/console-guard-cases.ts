import type { GuardCase } from "./guard-cases";

const organization = (change: string): string =>
  `UPDATE app.organizations SET ${change} WHERE org_id = {org}`;
const account = (change: string): string =>
  `UPDATE app.accounts SET ${change} WHERE id = {created}`;
const twice = (statement: string): string =>
  `${statement}; ${statement.replaceAll("{fresh}", "{fresher}")}`;
const newRole = (name: string): string =>
  `INSERT INTO app.roles (org_id, id, name, name_key, created_at, updated_at)
   VALUES ({org}, {fresh}, '${name}', 'desk', now(), now())`;
const newSender = (columns: string, values: string): string =>
  `INSERT INTO app.senders (org_id, host, updated_at, ${columns}) VALUES ({org}, 'mail.halden.example', now(), ${values})`;
const newView = (name: string, query: string): string =>
  `INSERT INTO app.saved_views (org_id, id, owner_id, name, name_key, query, created_at)
   VALUES ({org}, {fresh}, {active}, '${name}', 'late', ${query}, now())`;
const newSelection = (columns: string, values: string): string =>
  `INSERT INTO app.selections (org_id, id, made_by, query, count, created_at, ${columns})
   VALUES ({org}, {fresh}, {active}, '', 1, now(), ${values})`;

const newMember = (selection: string): string =>
  `INSERT INTO app.selection_members (org_id, selection_id, account_id) VALUES ({org}, ${selection}, {active})`;
const MEMBER = `${newSelection("state", "'FROZEN'")}; ${newMember("{fresh}")}`;

const newStep = (step: string, people: string): string =>
  `INSERT INTO app.funnel_steps (org_id, day, step, people) VALUES ({org}, now(), ${step}, ${people})`;
const newEntry = (columns: string, values: string): string =>
  `INSERT INTO app.audit_entries (act_id, at, act, actor_kind, ${columns}) VALUES ({fresh}, now(), 'x', 'system', ${values})`;
const inNone = (statement: string): string =>
  `SELECT set_config('app.org_id', {fresh}, true); ${statement}`;

/** On which nothing hangs that a foreign key would hold. */
export const BARE_ACCOUNT =
  "INSERT INTO app.accounts (org_id, id, name_key, search_text, created_at, updated_at) VALUES ({org}, {fresh}, 'x', ' x', now(), now())";
export const BARE_ORGANIZATION =
  "INSERT INTO app.organizations (org_id, name, slug, created_at, updated_at) VALUES ({fresh}, 'Gone', 'gone', now(), now())";
const MOVED = "org_id = set_config('app.org_id', {fresher}::text, true)::uuid";

/** The guards of what an organisation keeps around its accounts. */
export const CONSOLE_GUARD_CASES: readonly GuardCase[] = [
  ["funnel_step_is_known", newStep("'GUESSED'", "1")],
  ["funnel_step_counts_people", newStep("'CLAIMED'", "0")],
  ["account_without_name_is_erased", account("name_key = chr(1114111)")],
  ["organization_retention_is_1_to_3650_days", organization("retention_days = 0")],
  ["organization_inactivity_is_30_to_3650_days", organization("inactivity_days = 29")],
  ["organization_never_claimed_is_30_to_3650_days", organization("never_claimed_days = 3651")],
  ["organization_factors_are_known", organization("allowed_factors = '{FAX}'")],
  ["organization_factors_are_known", organization("required_factors = '{TOTP}'")],
  ["organization_trust_step_is_known", organization("trust_step = 4")],
  ["organization_disabled_has_time", organization("status = 'DISABLED'")],
  ["organization_disabled_has_time", organization("disabled_at = now()")],
  ["organization_erased_is_disabled", organization("erased_at = now()")],
  [
    "account_address_is_nobody_elses_login",
    account("login = 'Taken@halden.example', login_key = 'taken@halden.example'"),
  ],
  [
    "account_address_is_nobody_elses_login",
    `INSERT INTO app.accounts (org_id, id, name_key, search_text, email, email_key, created_at, updated_at)
     VALUES ({org}, {fresh}, 'a', ' a', 'taken', 'taken', now(), now())`,
  ],
  ["account_undeliverable_has_time", account("undeliverable_reason = '5.1.1'")],
  ["account_theme_is_known", account("theme = 'SEPIA'")],
  ["account_density_is_known", account("density = 'AIRY'")],
  ["role_has_a_name", newRole("  ")],
  ["roles_org_id_name_key_key", twice(newRole("Desk"))],
  [
    "role_is_known",
    `${newRole("Desk")}; INSERT INTO app.account_roles (org_id, account_id, role, role_id, given_at)
     VALUES ({org}, {active}, 'OWNER', {fresh}, now())`,
  ],
  [
    "role_permissions_are_known",
    `${newRole("Desk")}; UPDATE app.roles SET permissions = '{moon.landings}' WHERE org_id = {org}`,
  ],
  ["row_belongs_to_an_organization", inNone(newEntry("org_id", "{fresh}"))],
  [
    "row_belongs_to_an_organization",
    inNone(
      "INSERT INTO app.directory (kind, digest, org_id, id) VALUES ('code', 'd', {fresh}, {fresh})",
    ),
  ],
  ["key_stays", `${BARE_ACCOUNT}; UPDATE app.accounts SET id = {fresher} WHERE id = {fresh}`],
  [
    "key_stays",
    `${inNone(BARE_ORGANIZATION)}; UPDATE app.organizations SET ${MOVED} WHERE org_id = {fresh}`,
  ],
  ["row_belongs_to_an_account", newEntry("org_id, account_id", "{org}, {fresh}")],
  [
    "row_belongs_to_an_account",
    `INSERT INTO app.account_events (org_id, account_id, at, event, actor_kind)
     SELECT {org}, id, now(), 'created', 'system' FROM unnest(ARRAY[{active}, {fresh}]::uuid[]) AS one (id)`,
  ],
  [
    "event_keeps_no_answer",
    `INSERT INTO app.account_events (org_id, account_id, at, event, actor_kind, details)
     VALUES ({org}, {active}, now(), 'message-failed', 'system', '{"answer": "nobody of that name"}')`,
  ],
  [
    "template_locale_is_known",
    `INSERT INTO app.wordings (org_id, id, subject, body, created_at) VALUES ({org}, {fresh}, 's', 'b', now());
     INSERT INTO app.templates (org_id, letter, locale, wording_id, updated_at)
     VALUES ({org}, 'invitation', 'tlh', {fresh}, now())`,
  ],
  [
    "domain_is_proven_by_a_look",
    `INSERT INTO app.domain_checks (org_id, domain, spf, dkim, dmarc, checked_at, proven_at)
     VALUES ({org}, 'halden.example', 'OK', 'OK', 'OK', now(), now() + interval '1 day')`,
  ],
  [
    "domain_fell_and_is_not_proven",
    `INSERT INTO app.domain_checks (org_id, domain, spf, dkim, dmarc, checked_at, proven_at, fallen_at)
     VALUES ({org}, 'halden.example', 'OK', 'OK', 'OK', now(), now(), now())`,
  ],
  ["sender_port_is_a_port", newSender("port, security", "0, 'TLS'")],
  ["sender_security_is_known", newSender("port, security", "25, 'HOPE'")],
  ["sender_fault_has_time", newSender("port, security, fault", "465, 'TLS', 'EAUTH'")],
  ["sender_answer_is_short", newSender("port, security, answer", "465, 'TLS', repeat('x', 501)")],
  ["sender_secret_has_its_key", newSender("port, security, sealed", "465, 'TLS', 'x'")],
  [
    "file_chunk_is_1_mib_at_most",
    `INSERT INTO app.files (org_id, id, purpose, name, content_type, bytes, created_at)
     VALUES ({org}, {fresh}, 'LOGO', 'l', 'image/png', 1, now());
     INSERT INTO app.file_chunks (org_id, file_id, seq, content)
     VALUES ({org}, {fresh}, 0, decode(repeat('00', 1048577), 'hex'))`,
  ],
  ["saved_view_has_a_name", newView(" ", "''")],
  ["saved_view_query_is_short", newView("Late", "repeat('q', 2001)")],
  ["saved_views_org_id_owner_id_name_key_key", twice(newView("Late", "''"))],
  ["selection_state_is_known", newSelection("state, act, queued_at", "'MELTED', 'close', now()")],
  ["selection_at_work_has_an_act", newSelection("state, queued_at", "'QUEUED', now()")],
  ["selection_at_work_has_an_act", newSelection("state, act", "'QUEUED', 'close'")],
  ["selection_member_belongs_to_a_selection", newMember("{fresh}")],
  [
    "selection_member_stays_with_its_selection",
    `${MEMBER}; UPDATE app.selection_members SET selection_id = {fresher} WHERE selection_id = {fresh}`,
  ],
  [
    "selection_member_stays_with_its_selection",
    `${MEMBER}; DELETE FROM app.selections WHERE id = {fresh}`,
  ],
  ["selection_ended_has_time", newSelection("state, act, queued_at", "'DONE', 'close', now()")],
  [
    "address_changes_org_id_send_id_key",
    `INSERT INTO app.sends (org_id, id, purpose, account_id, key_version, expires_at, created_at)
     VALUES ({org}, {fresh}, 'ADDRESS', {active}, 1, now(), now());
     ${twice(`INSERT INTO app.address_changes (org_id, id, account_id, send_id, address, address_key, created_at)
       SELECT org_id, {fresh}, {active}, id, 'e', 'e', now() FROM app.sends WHERE purpose = 'ADDRESS'`)}`,
  ],
];
