/** What the palette offers: a page, an act that one may do, a person. */
export interface Choice {
  id: string;
  kind: "page" | "act" | "person" | "search";
  label: string;
  /** Beside the label, muted. */
  detail?: string;
  href: string;
}

/** Lower case and without accents, so that "equipe" finds "Équipes". */
const plain = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The choices that have every word that was typed, in their order; all of them while nothing is typed. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ label }) => {
    const text = plain(label);
    return words.every((word) => text.includes(word));
  });
}

/** The choice after or before one, round the ends. */
export function beside(ids: readonly string[], id: string | undefined, by: 1 | -1) {
  if (ids.length === 0) return undefined;
  const at = id === undefined ? -1 : ids.indexOf(id);
  const next = at < 0 ? (by === 1 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
  return ids[next];
}
