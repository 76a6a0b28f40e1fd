import { composeText } from "@emails/compose-text";
import { letterLocale } from "@emails/texts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deadShortLink } from "@/lib/secrets/short";
import { readPreviewFacts } from "@/messages/queries";

export type TextInput = {
  accountId: string;
  letter: "invitation" | "reminder";
  /** What an admin wrote instead of the default. */
  words: string | null;
  /** Until when the link would live. */
  expiresAt: Date;
};

/** The very text this person would get, and in how many segments; only its link is dead. */
export async function previewText(
  tx: OrgTx,
  { accountId, letter, words, expiresAt }: TextInput,
): Promise<{ body: string; segments: number; language: string }> {
  const facts = await readPreviewFacts(tx, accountId);
  if (!facts) throw new Refusal("not-found");
  const { organization, firstName, lastName, inviter } = facts;
  const language = facts.language ?? organization.language;
  const recipient = { firstName, lastName };
  const about = { letter, language, organization, recipient, inviter, expiresAt, words };
  const made = composeText({ ...about, link: deadShortLink() });
  return { ...made, language: letterLocale(language) };
}
