import { plainText } from "@/accounts/input";
import { NO_WORDS, YES_WORDS } from "@/lib/i18n/words/value-words";
import type { Cell } from "./input";

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(plainText));
const [YES, NO] = [wordsOf(YES_WORDS), wordsOf(NO_WORDS)];

/** Yes or no, in any of our languages. */
export function readYesNo(text: string): Cell<boolean> {
  const word = plainText(text);
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { wrong: { code: "yes-or-no", like: text } };
}
