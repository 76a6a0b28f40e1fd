/** What people type to find somebody, of an account that is to be erased. */
export type Findable = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  phone: string | null;
};

/** One sign finds anybody: it tells of nobody. */
const SHORTEST = 2;

const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether these search words hold a name or a key of one of these people, whatever its accents and case. */
function tells(words: string, people: readonly Findable[]): boolean {
  const text = folded(words);
  const digits = text.replace(/\D/g, "");
  const holds = (value: string | null): boolean =>
    value !== null && value.length >= SHORTEST && text.includes(folded(value));
  return people.some(
    ({ phone, ...keys }) =>
      Object.values(keys).some(holds) ||
      (phone !== null && digits !== "" && digits.includes(phone.replace(/\D/g, ""))),
  );
}

/** The query of a kept list without its search words, if they tell of one of these people; undefined if they do not. */
export function withoutWords(query: string, people: readonly Findable[]): string | undefined {
  const kept = new URLSearchParams(query);
  if (!tells(kept.getAll("q").join(" "), people)) return undefined;
  kept.delete("q");
  return kept.toString();
}

/**
 * Whether the name that somebody gave a list tells of one of these people: both their names as words of it, or a key of
 * theirs. One name alone may be a town's or a team's.
 */
export function namesOne(name: string, people: readonly Findable[]): boolean {
  const text = folded(name);
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
  const isAbout = (value: string | null): boolean =>
    value !== null &&
    folded(value)
      .split(/\s+/)
      .every((word) => words.has(word));
  return people.some(
    ({ firstName, lastName, ...keys }) =>
      (isAbout(firstName) && isAbout(lastName)) ||
      Object.values(keys).some(
        (key) => key && key.length >= SHORTEST && text.includes(folded(key)),
      ),
  );
}
