import { contentOf } from "./letter";
import { asWritten } from "./template";
import { letterLocale, rawTexts } from "./texts";
import type { LetterName } from "./values";
import type { Wording } from "./wording";

/** What a letter says of itself, as somebody would write it: to be edited instead of written anew. */
export function standardWords(letter: LetterName, language: string | null): Wording {
  const { subject, lead } = contentOf(letter, letterLocale(language));
  return { subject: asWritten(subject), body: lead.map(asWritten).join("\n\n") };
}

const LINK_BEHIND = / ?\{link\}$/;

/** The same of a text message; its link has a place of its own behind the words. */
export function standardText(letter: "invitation" | "reminder", language: string | null): string {
  return rawTexts(letterLocale(language), "text")[letter].replace(LINK_BEHIND, "");
}
