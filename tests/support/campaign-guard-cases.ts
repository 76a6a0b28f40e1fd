import type { GuardCase } from "./guard-cases";

const SELECTION = `INSERT INTO app.selections (org_id, id, made_by, query, count, created_at, state)
  VALUES ({org}, {fresh}, {active}, '', 1, now(), 'GIVEN')`;
const IMPORT = `INSERT INTO app.imports (org_id, id, made_by, file_name, created_at, purpose, state)
  VALUES ({org}, {fresh}, {active}, 'people.csv', now(), 'ROSTER', 'PLANNED')`;
const campaign = (columns: string, values: string, id = "{fresh}", selection = "{fresh}"): string =>
  `INSERT INTO app.campaigns (org_id, id, selection_id, made_by, count, created_at, ${columns})
   VALUES ({org}, ${id}, ${selection}, {active}, 2, now(), ${values})`;
const newCampaign = (columns: string, values: string): string =>
  `${SELECTION}; ${campaign(columns, values)}`;
const PLAIN = "kind, letter, source";
const WAVES = `${PLAIN}, first_count, rest`;
const INVITE = "'INVITE', 'invitation', 'PEOPLE'";

/** The guards of inviting and reminding many. */
export const CAMPAIGN_GUARD_CASES: readonly GuardCase[] = [
  ["campaign_kind_is_known", newCampaign(PLAIN, "'GREET', 'invitation', 'PEOPLE'")],
  ["campaign_letter_is_its_kinds", newCampaign(PLAIN, "'REMIND', 'invitation', 'PEOPLE'")],
  ["campaign_source_is_known", newCampaign(PLAIN, "'INVITE', 'invitation', 'RUMOUR'")],
  [
    "campaign_of_an_import_names_it",
    `${IMPORT}; ${newCampaign(`${PLAIN}, import_id`, `${INVITE}, {fresh}`)}`,
  ],
  ["campaign_state_is_known", newCampaign(`${PLAIN}, state`, `${INVITE}, 'DONE'`)],
  ["campaign_sending_was_queued", newCampaign(`${PLAIN}, state`, `${INVITE}, 'SENDING'`)],
  ["campaign_stopped_has_time", newCampaign(`${PLAIN}, state`, `${INVITE}, 'STOPPED'`)],
  ["campaign_stopped_has_time", newCampaign(`${PLAIN}, finished_at`, `${INVITE}, now()`)],
  ["campaign_scheduled_has_time", newCampaign(`${PLAIN}, state`, `${INVITE}, 'SCHEDULED'`)],
  [
    "campaign_asks_again_knowingly",
    newCampaign(`${PLAIN}, with_declined`, "'REMIND', 'reminder', 'PEOPLE', true"),
  ],
  ["campaign_between_has_waves", newCampaign(`${PLAIN}, state`, `${INVITE}, 'BETWEEN'`)],
  ["campaign_wave_has_people", newCampaign(WAVES, `${INVITE}, 0, 'HAND'`)],
  ["campaign_wave_has_a_rest", newCampaign(`${PLAIN}, first_count`, `${INVITE}, 1`)],
  ["campaign_wave_has_a_rest", newCampaign(`${PLAIN}, rest`, `${INVITE}, 'HAND'`)],
  ["campaign_rest_is_known", newCampaign(WAVES, `${INVITE}, 1, 'NEVER'`)],
  ["campaign_rest_has_hours", newCampaign(WAVES, `${INVITE}, 1, 'AUTO'`)],
  ["campaign_rest_has_hours", newCampaign(`${WAVES}, rest_hours`, `${INVITE}, 1, 'HAND', 2`)],
  ["campaign_rest_hours_are_few", newCampaign(`${WAVES}, rest_hours`, `${INVITE}, 1, 'AUTO', 337`)],
  ["campaign_stops_above_a_share", newCampaign(`${PLAIN}, stop_above`, `${INVITE}, 0`)],
  ["campaign_counts_its_people", newCampaign(`${PLAIN}, refused`, `${INVITE}, -1`)],
  ["campaign_counts_its_people", newCampaign(`${PLAIN}, done, refused`, `${INVITE}, 2, 1`)],
  [
    "campaign_codes_are_invitations",
    newCampaign(`${PLAIN}, with_codes`, "'REMIND', 'reminder', 'PEOPLE', true"),
  ],
  ["campaign_counts_its_codes", newCampaign(`${PLAIN}, done, coded`, `${INVITE}, 1, 1`)],
  [
    "campaign_counts_its_codes",
    newCampaign(`${PLAIN}, with_codes, done, coded`, `${INVITE}, true, 1, 2`),
  ],
  ["campaign_meant_is_counts", newCampaign(`${PLAIN}, meant`, `${INVITE}, '[]'`)],
  [
    "campaigns_org_id_selection_id_key",
    `${newCampaign(PLAIN, INVITE)}; ${campaign(PLAIN, INVITE, "{fresher}")}`,
  ],
  [
    "campaigns_of_import",
    `${IMPORT}; ${newCampaign(`${PLAIN}, import_id`, `'INVITE', 'invitation', 'IMPORT', {fresh}`)};
     ${SELECTION.replace("{fresh}", "{fresher}")};
     ${campaign(`${PLAIN}, import_id`, `'INVITE', 'invitation', 'IMPORT', {fresh}`, "{fresher}", "{fresher}")}`,
  ],
  [
    "message_of_a_campaign_names_its_person",
    `${newCampaign(PLAIN, INVITE)};
     INSERT INTO app.messages (org_id, id, letter, lane, channel, locale, to_address, next_attempt_at, queued_at, state_at, campaign_id)
     VALUES ({org}, {fresh}, 'invitation', 3, 'EMAIL', 'en', 'a@halden.example', now(), now(), now(), {fresh})`,
  ],
  [
    "organization_sending_days_are_days",
    "UPDATE app.organizations SET sending_days = '{0}' WHERE org_id = {org}",
  ],
  [
    "organization_sending_hours_are_times",
    "UPDATE app.organizations SET sending_from = '07:0' WHERE org_id = {org}",
  ],
  [
    "organization_sending_ends_after_it_begins",
    "UPDATE app.organizations SET sending_until = '09:00' WHERE org_id = {org}",
  ],
  [
    "sending_day_counts_letters",
    "INSERT INTO app.sending_days (org_id, day, letters) VALUES ({org}, '2026-11-22', -1)",
  ],
];
