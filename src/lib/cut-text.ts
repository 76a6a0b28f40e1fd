/** The beginning of a text, so many characters at most: a letter of two halves is never cut between them, which no database keeps. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const isHalved = /[\ud800-\udbff]/.test(text[most - 1] ?? "");
  return text.slice(0, isHalved ? most - 1 : most);
}
