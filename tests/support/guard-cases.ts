/** The constraint that refuses, and the statement. Words in braces stand for ids of this test's organisation. */
export type GuardCase = readonly [constraint: string, statement: string];

const account = (who: string, change: string): string =>
  `UPDATE app.accounts SET ${change} WHERE id = {${who}}`;
const organization = (change: string): string =>
  `UPDATE app.organizations SET ${change} WHERE org_id = {org}`;
const newAccount = (columns: string, values: string): string =>
  `INSERT INTO app.accounts (org_id, id, name_key, search_text, created_at, updated_at, ${columns})
   VALUES ({org}, {fresh}, 'x', ' x', now(), now(), ${values})`;
const newInvitation = (columns: string, values: string): string =>
  `INSERT INTO app.invitations (org_id, id, account_id, created_at, ${columns})
   VALUES ({org}, {fresh}, {created}, now(), ${values})`;
const newSend = (columns: string, values: string): string =>
  `INSERT INTO app.sends (org_id, id, key_version, expires_at, created_at, ${columns})
   VALUES ({org}, {fresh}, 1, now(), now(), ${values})`;
const newMessage = (columns: string, values: string): string =>
  `INSERT INTO app.messages (org_id, id, letter, locale, to_address, next_attempt_at, queued_at, state_at, ${columns})
   VALUES ({org}, {fresh}, 'invitation', 'en', 'a@halden.example', now(), now(), now(), ${values})`;
const twice = (statement: string): string =>
  `${statement}; ${statement.replaceAll("{fresh}", "{fresher}")}`;

const SUSPEND = "status = 'SUSPENDED', suspended_at = now(), suspension_source = 'HAND'";
const CLOSE = "status = 'CLOSED', closed_at = now()";
const LINK = "claim_AAAAAAAAAAAAAAAAAAAAAA_BBBBBBBBBBBBBBBBBBBBBB_CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC";

/** One refusal at least for every CHECK, every unique index and every name that a trigger of schema app refuses with. */
export const GUARD_CASES: readonly GuardCase[] = [
  ["organization_status_is_known", organization("status = 'GONE'")],
  ["organization_has_a_name", organization("name = '  '")],
  ["organization_slug_is_plain", organization("slug = 'Not plain'")],
  ["organization_slug_is_plain", organization("slug = '-halden'")],
  ["organization_link_life_is_1_hour_to_90_days", organization("link_life_hours = 0")],
  ["organization_link_life_is_1_hour_to_90_days", organization("link_life_hours = 2161")],
  ["organization_code_life_is_1_to_365_days", organization("code_life_days = 366")],
  ["organization_brand_is_a_hex_colour", organization("brand = 'red'")],
  ["organization_language_is_known", organization("language = 'tlh'")],
  [
    "directory_kind_is_known",
    "INSERT INTO app.directory (kind, digest, org_id, id) VALUES ('nickname', 'd', {org}, {fresh})",
  ],
  [
    "directory_names_one_thing",
    twice(
      "INSERT INTO app.directory (kind, digest, org_id, id) VALUES ('code', 'd', {org}, {fresh})",
    ),
  ],
  ["account_kind_is_known", account("created", "kind = 'ROBOT'")],
  ["account_active_was_claimed", account("created", "status = 'ACTIVE'")],
  ["account_active_was_claimed", account("invited", "status = 'ACTIVE'")],
  ["account_unclaimed_has_no_claim_time", account("created", "claimed_at = now()")],
  ["account_unclaimed_has_no_claim_time", account("invited", "claimed_at = now()")],
  [
    "account_suspended_has_source_and_time",
    account("created", "status = 'SUSPENDED', epoch = epoch + 1, suspended_at = now()"),
  ],
  [
    "account_suspended_has_source_and_time",
    account("created", "status = 'SUSPENDED', epoch = epoch + 1, suspension_source = 'HAND'"),
  ],
  ["account_open_has_no_suspension", account("active", "suspension_source = 'HAND'")],
  ["account_open_has_no_suspension", account("created", "suspended_at = now()")],
  ["account_closed_has_time_and_past", account("active", "closed_at = now()")],
  [
    "account_closed_has_time_and_past",
    account("created", "status = 'CLOSED', epoch = epoch + 1, status_before_close = 'CREATED'"),
  ],
  ["account_closed_has_time_and_past", account("closed", "status_before_close = NULL")],
  ["account_before_close_is_known", account("closed", "status_before_close = 'GONE'")],
  ["account_erased_is_closed", account("active", "erased_at = now()")],
  ["account_suspension_source_is_known", account("suspended", "suspension_source = 'MOON'")],
  ["account_contact_has_owner", account("contact", "owner_id = NULL")],
  ["account_user_has_no_owner", account("created", "owner_id = {active}")],
  ["account_does_not_own_itself", account("created", "owner_id = id")],
  ["account_visibility_is_known", account("created", "visibility = 'SECRET'")],
  ["account_tfa_is_known", account("created", "tfa = 'FAX'")],
  ["account_expiration_mode_is_known", account("created", "expiration_mode = 'NEVER'")],
  ["account_source_is_known", account("created", "source = 'STORK'")],
  ["account_language_is_known", account("created", "language = 'tlh'")],
  ["account_email_has_its_key", account("created", "email = NULL")],
  ["account_login_has_its_key", account("created", "login = 'amara'")],
  ["account_external_id_has_its_key", account("created", "external_key = '4711'")],
  ["account_phone_has_its_key", account("created", "phone = '+33612345678'")],
  ["account_epoch_is_not_negative", newAccount("epoch", "-1")],
  ["account_quotas_are_not_negative", account("created", "save_space_max = -1")],
  ["account_quotas_are_not_negative", account("created", "share_space_max = -1")],
  ["account_decline_has_time", account("invited", "decline_reason = 'not-me'")],
  ["account_begins_as_created", newAccount("status", "'INVITED'")],
  ["account_begins_as_created", newAccount("status, claimed_at", "'ACTIVE', now()")],
  ["account_epoch_only_rises", account("suspended", "epoch = epoch - 1")],
  ["account_is_claimed_once", account("active", "claimed_at = claimed_at + interval '1 day'")],
  ["account_is_claimed_once", account("active", "claimed_at = NULL")],
  ["account_erased_for_good", account("erased", "erased_at = NULL")],
  [
    "account_erased_for_good",
    account("erased", "status = 'CREATED', status_before_close = NULL, closed_at = NULL"),
  ],
  ["account_move_is_legal", account("active", "status = 'INVITED'")],
  [
    "account_remembers_state_before_close",
    account("created", `${CLOSE}, epoch = epoch + 1, status_before_close = 'ACTIVE'`),
  ],
  ["account_move_raises_epoch", account("active", SUSPEND)],
  ["account_move_raises_epoch", account("active", `${CLOSE}, status_before_close = 'ACTIVE'`)],
  ["account_move_raises_epoch", account("invited", "status = 'CREATED'")],
  ["account_owner_is_a_user", account("contact", "owner_id = {othercontact}")],
  ["account_owner_is_a_user", account("contact", "owner_id = {fresh}")],
  ["account_owner_is_a_user", account("contact", "owner_id = {stranger}")],
  ["accounts_email_is_used_once", account("created", "email_key = 'taken@halden.example'")],
  ["accounts_login_is_used_once", account("created", "login = 'Taken', login_key = 'taken'")],
  [
    "accounts_external_id_is_used_once",
    account("created", "external_id = 'Taken', external_key = 'taken'"),
  ],
  [
    "application_licences_are_not_negative",
    `INSERT INTO app.applications (org_id, id, name, name_key, licences, created_at)
     VALUES ({org}, {fresh}, 'Share', 'share', -1, now())`,
  ],
  [
    "applications_org_id_name_key_key",
    twice(`INSERT INTO app.applications (org_id, id, name, name_key, created_at)
           VALUES ({org}, {fresh}, 'Share', 'share', now())`),
  ],
  [
    "teams_org_id_name_key_key",
    twice(`INSERT INTO app.teams (org_id, id, name, name_key, created_at)
           VALUES ({org}, {fresh}, 'Sales', 'sales', now())`),
  ],
  [
    "role_is_known",
    `INSERT INTO app.account_roles (org_id, account_id, role, given_at) VALUES ({org}, {active}, 'KING', now())`,
  ],
  [
    "sessions_org_id_browser_digest_key",
    twice(`INSERT INTO app.sessions (org_id, id, browser_digest, account_id, epoch, created_at, seen_at, expires_at)
           VALUES ({org}, {fresh}, 'd', {active}, 0, now(), now(), now())`),
  ],
  [
    "sign_ups_org_id_send_id_key",
    `${newSend("purpose", "'PROOF'")};
     ${twice(`INSERT INTO app.sign_ups (org_id, id, send_id, name, slug, first_name, last_name, email, language, time_zone, created_at)
       SELECT org_id, {fresh}, id, 'n', 's', 'f', 'l', 'e', 'en', 'UTC', now() FROM app.sends`)}`,
  ],
  [
    "sign_up_country_is_a_code",
    `${newSend("purpose", "'PROOF'")};
     INSERT INTO app.sign_ups (org_id, id, send_id, name, slug, first_name, last_name, email, language, time_zone, created_at, country)
     SELECT org_id, {fresh}, id, 'n', 's', 'f', 'l', 'e', 'en', 'UTC', now(), 'Fr' FROM app.sends`,
  ],
  ["invitation_channel_is_known", newInvitation("channel", "'PIGEON'")],
  ["invitation_live_send_exists", newInvitation("channel, live_seq, last_seq", "'EMAIL', 2, 1")],
  ["invitation_live_send_exists", newInvitation("channel, live_seq", "'EMAIL', -1")],
  [
    "invitation_claimed_is_not_withdrawn",
    newInvitation("channel, claimed_at, withdrawn_at", "'EMAIL', now(), now()"),
  ],
  ["invitations_org_id_account_id_channel_key", twice(newInvitation("channel", "'EMAIL'"))],
  ["send_purpose_is_known", newSend("purpose, account_id", "'GREETING', {created}")],
  ["send_of_an_invitation_names_it", newSend("purpose, account_id", "'INVITATION', {created}")],
  ["send_names_its_account", newSend("purpose", "'RESET'")],
  [
    "sends_org_id_invitation_id_seq_key",
    `INSERT INTO app.invitations (org_id, id, account_id, created_at, channel) VALUES ({org}, {fresh}, {created}, now(), 'EMAIL');
     ${twice(newSend("purpose, account_id, invitation_id", "'INVITATION', {created}, (SELECT id FROM app.invitations LIMIT 1)"))}`,
  ],
  ["message_state_is_known", newMessage("lane, channel, state", "1, 'EMAIL', 'LOST'")],
  ["message_channel_is_known", newMessage("lane, channel", "1, 'PIGEON'")],
  ["message_progress_is_known", newMessage("lane, channel, progress", "1, 'EMAIL', 'LOST'")],
  ["message_lane_is_known", newMessage("lane, channel", "4, 'EMAIL'")],
  ["message_handed_over_has_time", newMessage("lane, channel, state", "1, 'EMAIL', 'SENT'")],
  ["message_keeps_no_link", newMessage("lane, channel, answer", `1, 'EMAIL', '550 ${LINK}'`)],
  [
    "message_keeps_no_link",
    newMessage("lane, channel, details", `1, 'EMAIL', '{"link": "${LINK}"}'`),
  ],
];

/**
 * Refusals that nobody meets while the triggers stand, because those speak first: the constraint that is met, and the one
 * that still holds when somebody switched the triggers off.
 */
export const SHADOWED_CASES: readonly (readonly [met: string, ...GuardCase])[] = [
  ["account_move_is_legal", "account_status_is_known", account("created", "status = 'PENDING'")],
  ["account_begins_as_created", "account_status_is_known", newAccount("status", "'PENDING'")],
  [
    "account_move_is_legal",
    "account_unclaimed_has_no_claim_time",
    account("active", "status = 'INVITED'"),
  ],
];
