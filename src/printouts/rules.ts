export const FORMS = ["PAGE", "CARD"] as const;
export type Form = (typeof FORMS)[number];

/** Letters of one file: what a printer takes at once, and a worker makes in a second or two. */
const PART_SIZE = 100;
/** Finished letters are kept as long. */
export const LETTERS_KEPT_MS = 86_400_000;
/** Runs of one maker with files that are still to be made. */
export const MOST_OPEN = 3;

type Grouped = { id: string; group: string | null };

/** Files of at most so many people, in the order given; none mixes two teams or two owners. */
export function partsOf(
  people: readonly Grouped[],
  size = PART_SIZE,
): { name: string | null; ids: string[] }[] {
  const parts: { name: string | null; ids: string[] }[] = [];
  for (const { id, group } of people) {
    const last = parts.at(-1);
    if (last && last.name === group && last.ids.length < size) last.ids.push(id);
    else parts.push({ name: group, ids: [id] });
  }
  return parts;
}

const UNDRAWN =
  /[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Thai}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Common}\p{sc=Inherited}]|\p{Extended_Pictographic}/u;

/** Whether every sign is of a script that has a face here; others are drawn as boxes. */
export const canBeDrawn = (text: string): boolean => !UNDRAWN.test(text);
