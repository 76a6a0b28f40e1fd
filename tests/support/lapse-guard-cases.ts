import type { GuardCase } from "./guard-cases";

const account = (who: string, change: string): string =>
  `UPDATE app.accounts SET ${change} WHERE id = {${who}}`;

/** What the tables refuse of dates on which an account lapses. */
export const LAPSE_GUARD_CASES: readonly GuardCase[] = [
  ["account_lapse_is_of_the_open", account("created", "lapses_on = now()")],
  ["account_lapse_is_of_the_open", account("suspended", "lapses_on = now()")],
  ["account_warning_names_a_day", account("active", "warned_at = now()")],
  ["account_warning_names_a_day", account("invited", "warned_at = now(), lapses_on = now()")],
  [
    "account_second_warning_follows_first",
    account(
      "active",
      "lapses_on = now(), warned_at = now(), warned_again_at = now() - interval '1 day'",
    ),
  ],
  ["account_first_invited_is_invited", account("active", "first_invited_at = now()")],
];
