import type { GuardCase } from "./guard-cases";

const link = (columns: string, values: string, id = "{fresh}"): string =>
  `INSERT INTO app.join_links (org_id, id, key_version, created_at, updated_at, ${columns})
   VALUES ({org}, ${id}, 1, now(), now(), ${values})`;
const OPEN = link("domains", "'{halden.example}'");
const send = (id: string): string =>
  `INSERT INTO app.sends (org_id, id, purpose, key_version, expires_at, created_at)
   VALUES ({org}, ${id}, 'JOIN', 1, now(), now())`;

const WORDS = {
  email: "'a@halden.example'",
  email_key: "'a@halden.example'",
  search_text: "''",
};
/** A request by the open link: `given` comes on top of the words that an open one has. */
const request = (given: Record<string, string>, id = "{fresh}"): string => {
  const columns = { ...WORDS, ...given };
  return `${send(id)}; INSERT INTO app.join_requests (org_id, id, link_id, send_id, language, asked_at, ${Object.keys(columns).join(", ")})
   VALUES ({org}, ${id}, {fresh}, ${id}, 'th', now(), ${Object.values(columns).join(", ")})`;
};
const asked = (given: Record<string, string>): string => `${OPEN}; ${request(given)}`;

const WAITS = { state: "'WAITING'", proven_at: "now()" };

/** The guards of the open link and of who comes by it. */
export const JOIN_GUARD_CASES: readonly GuardCase[] = [
  ["join_link_names_1_to_50_domains", link("domains", "'{}'")],
  ["join_link_uses_are_not_exceeded", link("domains, most_uses, uses", "'{a.example}', 2, 3")],
  ["join_link_uses_are_not_exceeded", link("domains, most_uses", "'{a.example}', 0")],
  ["join_link_alarm_is_above_1_to_10000", link("domains, alarm_above", "'{a.example}', 0")],
  ["join_links_open", `${OPEN}; ${link("domains", "'{b.example}'", "{fresher}")}`],
  [
    "join_link_is_off_for_good",
    `${link("domains, closed_at", "'{a.example}', now()")};
     UPDATE app.join_links SET closed_at = NULL WHERE org_id = {org} AND id = {fresh}`,
  ],
  ["join_request_state_is_known", asked({ state: "'MAYBE'", proven_at: "now()" })],
  ["join_request_proven_has_time", asked({ state: "'WAITING'" })],
  ["join_request_proven_has_time", asked({ proven_at: "now()" })],
  ["join_request_declined_has_time", asked({ ...WAITS, state: "'DECLINED'" })],
  ["join_request_entered_names_its_account", asked({ ...WAITS, account_id: "{active}" })],
  ["join_request_enters_once", asked({ ...WAITS, entered_at: "now()" })],
  [
    "join_request_entered_keeps_no_words",
    asked({ state: "'ENTERED'", proven_at: "now()", account_id: "{active}" }),
  ],
  ["join_request_entered_keeps_no_words", asked({ email: "NULL" })],
  [
    "join_requests_org_id_send_id_key",
    `${asked({})}; INSERT INTO app.join_requests (org_id, id, link_id, send_id, language, asked_at, email, email_key, search_text)
     VALUES ({org}, {fresher}, {fresh}, {fresh}, 'th', now(), 'b', 'b', '')`,
  ],
  ["join_requests_wait_once", `${asked(WAITS)}; ${request(WAITS, "{fresher}")}`],
];
