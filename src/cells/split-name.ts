/** A name as a file writes it in one cell, taken apart. */
export type Names = { firstName?: string; lastName?: string };
/** Which of the two stands first where the cell itself does not tell. */
export type NameOrder = "FIRST" | "LAST";

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** They begin a last name, and never end one. */
const PARTICLES = wordsOf(
  "van von vom zu zum zur der den de du des del della delle delli dei di da das do dos d la le les lo los las el al bin ibn ben bint abu ter ten te op af av zur san santa saint st mac",
);
/** They join two last names: "Ortega y Gasset". */
const JOINTS = wordsOf("y i e");
/** How somebody is addressed is no part of what they are called. */
const TITLES = wordsOf(
  "mr mr. mrs mrs. ms ms. miss mister m. mme mme. mlle mlle. monsieur madame mademoiselle herr frau hr. fr. dhr dhr. mevr mevr. mw. sr. sra. srta. sig. sig.ra sig.na dott. dott.ssa",
);
/** What stands behind a last name. */
const SUFFIX = /^(?:jr|sr|ph\.?d|m\.?d|esq)\.?$|^[IV]{2,4}$/i;
const SCRIPT_OF_LAST_FIRST = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー・]+$/u;
const APART = /\s*[,，、;]\s*/;

const join = (words: readonly string[]): string => words.join(" ");
const named = (first: readonly string[], last: readonly string[]): Names => ({
  ...(first.length > 0 && { firstName: join(first) }),
  ...(last.length > 0 && { lastName: join(last) }),
});

const isParticle = (word = ""): boolean => PARTICLES.has(word.toLowerCase().replace(/['’.]$/, ""));

/** "DUPONT", "LE-GOFF": letters that could be small and are not; one or two of them are initials. */
const isCapital = (word = ""): boolean =>
  word !== word.toLowerCase() && word === word.toUpperCase() && !/\.$/.test(word);
const isCased = (word: string): boolean => word !== word.toUpperCase() && !isParticle(word);

/** The last name stands in capitals beside a first name that does not: where it begins and ends. */
function capitals(words: readonly string[]): [number, number] | undefined {
  let from = words.findIndex(isCapital);
  const to = words.findLastIndex(isCapital) + 1;
  if (from < 0 || (from > 0 && to < words.length)) return undefined;
  while (from > 0 && to === words.length && isParticle(words[from - 1])) from -= 1;
  const inside = words.slice(from, to);
  const letters = join(inside.filter(isCapital)).replace(/[^\p{L}]/gu, "");
  const isWhole = inside.every((word) => isCapital(word) || isParticle(word));
  const others = [...words.slice(0, from), ...words.slice(to)];
  return isWhole && letters.length > 2 && others.some(isCased) ? [from, to] : undefined;
}

/** Where the last name begins that stands last: at its first particle, or with the last word. */
function lastFrom(words: readonly string[]): number {
  const particle = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && isParticle(word),
  );
  if (particle > 0) return particle;
  const joint = words.findIndex((word, at) => at > 1 && at < words.length - 1 && JOINTS.has(word));
  return joint > 1 ? joint - 1 : words.length - 1;
}

/** Where the last name ends that stands first: its particles, a word, and what is joined to it. */
function lastTo(words: readonly string[]): number {
  const word = words.findIndex((one) => !isParticle(one));
  const to = Math.max(word, 0) + 1;
  return JOINTS.has(words[to] ?? "") && to + 2 < words.length ? to + 2 : to;
}

function byOrder(words: readonly string[], order: NameOrder): Names {
  const isLastFirst = order === "LAST" || words.every((word) => SCRIPT_OF_LAST_FIRST.test(word));
  if (words.length === 1) return isLastFirst ? named([], words) : named(words, []);
  const at = isLastFirst ? lastTo(words) : lastFrom(words);
  const [before, behind] = [words.slice(0, at), words.slice(at)];
  return isLastFirst ? named(behind, before) : named(before, behind);
}

/** "Dupont, Jean"; "Dupont" alone where one side of the comma is empty. */
function byComma(parts: readonly string[]): Names {
  const [last = "", ...first] = parts;
  return named(first, [last]);
}

/** Without how somebody is addressed: whoever is addressed by one word is so by their last name. */
function untitled(words: readonly string[]): { rest: readonly string[]; isAddressed: boolean } {
  const isAddressed = words.length > 1 && TITLES.has((words[0] ?? "").toLowerCase());
  return { rest: isAddressed ? words.slice(1) : words, isAddressed };
}

function read(text: string, order: NameOrder): Names {
  const { rest, isAddressed } = untitled(text.split(/\s+/).filter(Boolean));
  const parts = join(rest).split(APART).filter(Boolean);
  if (parts.length > 1) return byComma(parts);
  const words = (parts[0] ?? "").split(" ").filter(Boolean);
  if (isAddressed && words.length === 1) return named([], words);
  const at = capitals(words);
  if (!at) return words.length > 0 ? byOrder(words, order) : {};
  return named([...words.slice(0, at[0]), ...words.slice(at[1])], words.slice(...at));
}

/** Without the blanks and commas at its end; an expression for them would begin anew at each of a long run. */
function withoutEnd(text: string): string {
  let to = text.length;
  while (to > 0 && /[\s,]/.test(text[to - 1] ?? "")) to -= 1;
  return text.slice(0, to);
}

/**
 * First and last name of a whole one. A comma tells ("Dupont, Jean"), capitals tell ("DUPONT Jean"), and Chinese, Japanese
 * and Korean names have the family first; of all others the order does. Particles go with the last name ("van der Berg").
 */
export function splitName(text: string, order: NameOrder): Names {
  const words = text.trim().split(/[\s,]+/);
  const suffix = words.length > 2 ? words.at(-1) : undefined;
  if (!suffix || !SUFFIX.test(suffix)) return read(text, order);
  const { lastName, ...names } = read(withoutEnd(text.trim().slice(0, -suffix.length)), order);
  return lastName ? { ...names, lastName: `${lastName} ${suffix}` } : names;
}
