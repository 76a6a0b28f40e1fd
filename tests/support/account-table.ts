import type { AccountEvent, AccountEventName, AccountState } from "@/accounts/rules";

/** The states as the domain rules tell them apart: a suspended account by whether it was ever claimed. */
export const COLUMNS = [
  "CREATED",
  "INVITED",
  "ACTIVE",
  "SUSPENDED, never claimed",
  "SUSPENDED, claimed",
  "CLOSED",
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * The transition table of the domain rules, section 2, copied from that page by hand: nothing of it comes from the product.
 * A word is where the account goes, "+" that its epoch rises with it (secrets and sessions die), "x code" a refusal and
 * "–" the refusal "not applicable".
 */
const TEXT = `
                | CREATED     | INVITED     | ACTIVE           | SUSPENDED, never claimed | SUSPENDED, claimed   | CLOSED
 invite         | INVITED     | INVITED     | x already-active | x reinstate-offered      | x reactivate-offered | x reopen-offered
 withdraw       | –           | CREATED +   | –                | –                        | –                    | –
 decline        | –           | INVITED     | –                | –                        | –                    | –
 claim          | x link-dead | ACTIVE      | x already-active | x link-dead              | x link-dead          | x link-dead
 self-join      | ACTIVE      | ACTIVE      | x already-active | x link-dead              | x link-dead          | x link-dead
 recover        | –           | –           | ACTIVE +         | x suspended              | x suspended          | x closed
 suspend        | SUSPENDED + | SUSPENDED + | SUSPENDED +      | SUSPENDED +              | SUSPENDED +          | x closed
 reactivate     | –           | –           | –                | CREATED                  | ACTIVE               | –
 reinstate      | –           | –           | –                | INVITED                  | x was-claimed        | –
 change-address | CREATED     | INVITED     | ACTIVE +         | SUSPENDED                | SUSPENDED            | x closed
 close          | CLOSED +    | CLOSED +    | CLOSED +         | CLOSED +                 | CLOSED +             | –
 leave          | –           | –           | CLOSED +         | –                        | –                    | –
 reopen         | –           | –           | –                | –                        | –                    | CREATED
 erase          | CLOSED +    | CLOSED +    | –                | –                        | –                    | CLOSED +
`;

export type Expected = { to: AccountState["status"]; epochRises: boolean } | { refused: string };

function read(cell: string): Expected {
  if (cell === "–") return { refused: "not-applicable" };
  if (cell.startsWith("x ")) return { refused: cell.slice(2) };
  return { to: cell.replace(" +", "") as AccountState["status"], epochRises: cell.endsWith("+") };
}

const lines = TEXT.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** What stands over the columns: a test holds it against COLUMNS. */
export const HEADING = lines[0]?.filter((cell) => cell !== "") ?? [];

/** Every cell of the table. */
export const CELLS: { event: AccountEventName; from: Column; expected: Expected }[] = lines
  .slice(1)
  .flatMap(([event, ...cells]) =>
    COLUMNS.map((from, index) => ({
      event: event as AccountEventName,
      from,
      expected: read(cells[index] ?? ""),
    })),
  );

/**
 * What becomes of somebody's no, by where they are when it happens: it "stays", or it "ends" where they are asked anew on purpose
 * or were found anew (decisions 0070 and 0077). Suspending and lifting that asks nobody. Of a closed account the column says
 * where it was before; "–" is refused, or nobody stands there who said no.
 */
const NO_TEXT = `
                | CREATED | INVITED | SUSPENDED, never claimed | CLOSED, was CREATED | CLOSED, was INVITED | CLOSED, was SUSPENDED
 invite         | ends    | ends    | –                        | –                   | –                   | –
 withdraw       | –       | ends    | –                        | –                   | –                   | –
 decline        | –       | stays   | –                        | –                   | –                   | –
 claim          | –       | ends    | –                        | –                   | –                   | –
 self-join      | ends    | ends    | –                        | –                   | –                   | –
 recover        | –       | –       | –                        | –                   | –                   | –
 suspend        | stays   | stays   | stays                    | –                   | –                   | –
 reactivate     | –       | –       | stays                    | –                   | –                   | –
 reinstate      | –       | –       | ends                     | –                   | –                   | –
 change-address | stays   | stays   | stays                    | –                   | –                   | –
 close          | stays   | stays   | stays                    | –                   | –                   | –
 leave          | –       | –       | –                        | –                   | –                   | –
 reopen         | –       | –       | –                        | ends                | ends                | stays
 erase          | stays   | stays   | –                        | stays               | stays               | stays
`;

const noLines = NO_TEXT.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** Every event on who said no, by where they are. */
export const NO_CELLS: { event: AccountEventName; from: string; fate: string }[] = noLines
  .slice(1)
  .flatMap(([event, ...cells]) =>
    cells.map((fate, nth) => ({
      event: event as AccountEventName,
      from: noLines[0]?.filter((cell) => cell !== "")[nth] ?? "",
      fate,
    })),
  );

/** An event with what it needs; suspensions and their lifting are by hand. */
export function eventOf(event: AccountEventName, claimableUntil: Date): AccountEvent {
  switch (event) {
    case "invite":
    case "reinstate":
      return { event, claimableUntil };
    case "suspend":
    case "reactivate":
      return { event, source: "HAND" };
    case "decline":
      return { event, reason: "not-me" };
    default:
      return { event };
  }
}
