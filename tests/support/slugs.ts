import { randomUUID } from "node:crypto";

/* Neither vowels nor digits nor an l: no run of them can look like a brand, as 14b0b917 behind "org-17" does ("gitlab"). */
const SIGNS = "bcdfghjkmpqstvwx";

/** A slug nobody has, and that is never refused: the word and eight consonants. */
export const freshSlug = (word: string, id: string = randomUUID()): string =>
  `${word}-${id.slice(0, 8).replace(/[0-9a-f]/g, (digit) => SIGNS.charAt(Number.parseInt(digit, 16)))}`;
