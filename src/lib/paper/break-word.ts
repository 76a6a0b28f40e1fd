/** After these an address is broken first: somebody types it off the paper, and takes half a word for a whole one. */
const ENDS = [/(?<=\/)/u, /(?<=[.@?&=#])/u, /(?<=[-_])/u] as const;

/** A word that no line holds, in parts that do: after the signs of an address as far as it has some, else wherever a line ends. */
export function breakWord(
  word: string,
  fits: (part: string) => boolean,
  locale: string,
  [end, ...others]: readonly RegExp[] = ENDS,
): string[] {
  if (fits(word.trimEnd())) return [word];
  if (end) return word.split(end).flatMap((part) => breakWord(part, fits, locale, others));
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale).segment(word)) {
    const last = parts.at(-1);
    if (last !== undefined && fits(last + segment)) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}
