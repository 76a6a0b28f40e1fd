import type { GuardCase } from "./guard-cases";

const account = (change: string): string =>
  `UPDATE app.accounts SET ${change} WHERE id = {created}`;

/** The guards of text messages. */
export const TEXT_GUARD_CASES: readonly GuardCase[] = [
  ["account_invite_by_is_known", account("invite_by = 'PIGEON'")],
  ["account_undeliverable_by_is_known", account("undeliverable_by = 'CODE'")],
  ["account_mobile_country_is_of_a_number", account("mobile_country = 'FR'")],
  [
    "account_mobile_country_is_of_a_number",
    account("phone = '+33612345678', phone_key = '+33612345678', mobile_country = 'France'"),
  ],
  ["account_mobile_digest_is_of_a_number", account("mobile_digest = 'x'")],
  [
    "organization_texts_a_day_are_1_to_100000",
    "UPDATE app.organizations SET texts_a_day = 0 WHERE org_id = {org}",
  ],
  [
    "text_days_count_up",
    "INSERT INTO app.text_days (org_id, day, country, texts) VALUES ({org}, '2026-11-22', 'FR', -1)",
  ],
  [
    "address_change_channel_is_known",
    `INSERT INTO app.sends (org_id, id, purpose, account_id, key_version, expires_at, created_at)
     VALUES ({org}, {fresh}, 'ADDRESS', {active}, 1, now(), now());
     INSERT INTO app.address_changes (org_id, id, account_id, send_id, channel, address, address_key, created_at)
     SELECT org_id, {fresh}, {active}, id, 'PIGEON', 'a', 'a', now() FROM app.sends WHERE purpose = 'ADDRESS'`,
  ],
  [
    "message_keeps_no_link",
    `INSERT INTO app.messages (org_id, id, letter, locale, to_address, next_attempt_at, queued_at, state_at, lane, channel, answer)
     VALUES ({org}, {fresh}, 'invitation', 'en', '+33612345678', now(), now(), now(), 2, 'SMS', 'https://x/c/0123456789abcdef')`,
  ],
];
