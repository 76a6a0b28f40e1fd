/** So few characters are put in order at once, whatever they are. */
const FEW = 1_000;
/** More marks on one letter than any writing has: to put them in order takes the square of their number. */
const PILE = /[\p{M}\uff9e\uff9f]{31}/u;

/** A text in a normal form of Unicode; a long one with a heap of marks, which nobody wrote, stays as it is. */
export const normalForm = (text: string, form: "NFC" | "NFKC" | "NFKD"): string =>
  text.length > FEW && PILE.test(text) ? text : text.normalize(form);
