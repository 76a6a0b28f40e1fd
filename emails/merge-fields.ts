/** The fields an organisation may use in its own wording, written `{firstName}`. The link is placed by the layout only. */
export const MERGE_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "organization",
  "expiresOn",
  "inviter",
] as const;

const BRACES = /\{([^{}]*)\}/g;

const known: ReadonlySet<string> = new Set(MERGE_FIELDS);

/** What stands in braces in `text` and is no merge field, each once, in the order of the text. */
export function unknownFields(text: string): string[] {
  const inBraces = [...text.matchAll(BRACES)].map((match) => match[1] ?? "");
  return [...new Set(inBraces)].filter((name) => !known.has(name));
}
