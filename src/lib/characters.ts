/** The beginning of a text, so many characters at most: a letter of two halves is never cut between them, which no database keeps. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const isHalved = /[\ud800-\udbff]/.test(text[most - 1] ?? "");
  return text.slice(0, isHalved ? most - 1 : most);
}

/** So few characters are put in order at once, whatever they are. */
const FEW = 1_000;
/** More marks on one letter than any writing has: to put them in order takes the square of their number. */
const PILE = /[\p{M}\uff9e\uff9f]{31}/u;

/** A text in a normal form of Unicode; a long one with a heap of marks, which nobody wrote, stays as it is. */
export const normalForm = (text: string, form: "NFC" | "NFKC" | "NFKD"): string =>
  text.length > FEW && PILE.test(text) ? text : text.normalize(form);

/** A letter, a digit or a sign that somebody sees: no filler, no blank of Braille, no mark without its letter. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether anything of a text is seen. */
export const isSeen = (text: string): boolean => VISIBLE.test(text);
