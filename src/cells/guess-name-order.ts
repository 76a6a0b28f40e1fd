import type { NameOrder } from "./split-name";
import { splitName } from "./split-name";

type Sample = { name: string; email: string };

const fold = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const wordsIn = (text: string): string[] => text.trim().split(/[\s,;]+/);

/** Which order a name says itself, by capitals, a comma or its script: it is taken apart alike in both. */
function bySigns({ name }: Sample): NameOrder | undefined {
  const [read, other] = [splitName(name, "FIRST"), splitName(name, "LAST")];
  const { firstName, lastName } = read;
  if (!firstName || !lastName || other.firstName !== firstName) return undefined;
  return wordsIn(lastName)[0] === wordsIn(name)[0] ? "LAST" : "FIRST";
}

/** Which order an address says: "jean.dupont@" and "jdupont@" beside "Dupont Jean". */
function byAddress({ name, email }: Sample): NameOrder | undefined {
  const all = fold(email.split("@")[0] ?? "");
  const words = wordsIn(name).map(fold).filter(Boolean);
  const [one = "", two = ""] = [words[0], words.at(-1)];
  if (words.length < 2) return undefined;
  if (all === one + two || all === one.slice(0, 1) + two) return "FIRST";
  return all === two + one || all === two.slice(0, 1) + one ? "LAST" : undefined;
}

function vote(samples: readonly Sample[], of: typeof bySigns): NameOrder | undefined {
  const orders = samples.map(of);
  const [first, last] = (["FIRST", "LAST"] as const).map(
    (order) => orders.filter((one) => one === order).length,
  );
  if (first === last) return undefined;
  return (first ?? 0) > (last ?? 0) ? "FIRST" : "LAST";
}

/**
 * The order of the names of a column by what is in it; undefined: nothing tells. Addresses are asked only where its header
 * does not say the order (`isSaid`): some organisations write them the other way round.
 */
export const guessNameOrder = (
  samples: readonly Sample[],
  { isSaid }: { isSaid: boolean },
): NameOrder | undefined =>
  vote(samples, bySigns) ?? (isSaid ? undefined : vote(samples, byAddress));
