import type { LANGUAGES } from "@/accounts/input";

/** What people agree to, and what they are told of their data. */
export const TERMS_KINDS = ["TERMS", "PRIVACY"] as const;
export type TermsKind = (typeof TERMS_KINDS)[number];

/** In one language: the words themselves, or the address where they stand. */
export type TermsText = {
  kind: TermsKind;
  locale: (typeof LANGUAGES)[number];
  body: string | null;
  url: string | null;
};

export type Terms = { version: number; publishedAt: Date; texts: readonly TermsText[] };

/**
 * What a reader gets: of each kind the text in the first of their languages that has one, else in any. Words in another
 * language are better than none, because they are what is agreed to.
 */
export const textsFor = (
  { texts }: Pick<Terms, "texts">,
  languages: readonly (string | null | undefined)[],
): TermsText[] =>
  TERMS_KINDS.flatMap((kind) => {
    const ofKind = texts.filter((text) => text.kind === kind);
    const wanted = languages.map((language) => ofKind.find(({ locale }) => locale === language));
    return wanted.find(Boolean) ?? ofKind[0] ?? [];
  });

/** Whether two versions say the same. */
export function areAlike(one: readonly TermsText[], other: readonly TermsText[]): boolean {
  const written = (texts: readonly TermsText[]) =>
    texts.map(({ kind, locale, body, url }) => JSON.stringify([kind, locale, body, url])).sort();
  return written(one).join() === written(other).join();
}

/** Words as they were typed, paragraph by paragraph. */
export const paragraphsOf = (body: string): string[] =>
  body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
