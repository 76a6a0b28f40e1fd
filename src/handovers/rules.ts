import { plainText } from "@/accounts/input";

/** What an organisation may ask after a code (domain rules, section 4). */
export const FACTS = ["LAST_NAME", "EXTERNAL_ID"] as const;
export type Fact = (typeof FACTS)[number];

export const isFact = (word: string | null): word is Fact => FACTS.some((fact) => fact === word);

/** Letters and digits only: nobody is locked out by a hyphen, an accent or a capital. */
const bare = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]/gu, "");

/** Whether the answer is what the organisation has on file. */
export function isRightFact(
  person: { fact: string | null; lastName: string | null; externalId: string | null },
  answer: string,
): boolean {
  const known = person.fact === "LAST_NAME" ? person.lastName : person.externalId;
  return known !== null && bare(known) !== "" && bare(known) === bare(answer);
}
