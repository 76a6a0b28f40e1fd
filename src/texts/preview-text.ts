import type { TextMessage } from "@emails/compose-text";
import { composeText } from "@emails/compose-text";
import { letterLocale } from "@emails/texts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deadShortLink } from "@/lib/secrets/short";
import { readPreviewFacts } from "@/messages/queries";

export type PreviewInput = {
  accountId: string;
  letter: "invitation" | "reminder";
  /** What an admin wrote instead of the default text. */
  words?: string | null;
  /** Until when the link would live. */
  expiresAt: Date;
};

/** The very text this person would get and what it takes, in the language it is written in for them; only its link is dead. */
export async function previewText(
  tx: OrgTx,
  { accountId, letter, words = null, expiresAt }: PreviewInput,
): Promise<TextMessage & { language: string; to: string | null }> {
  const facts = await readPreviewFacts(tx, accountId);
  if (!facts) throw new Refusal("not-found");
  const { organization, firstName, lastName, inviter, phone } = facts;
  const language = facts.language ?? organization.language;
  const text = composeText({
    ...{ letter, language, organization, recipient: { firstName, lastName } },
    ...{ inviter, expiresAt, words, link: deadShortLink(), replaces: facts.isOut("SMS") },
  });
  return { ...text, language: letterLocale(language), to: phone };
}
