import type { LetterFacts } from "@emails/compose-letter";
import { composeLetter } from "@emails/compose-letter";
import type { Letter } from "@emails/letter";
import { letterLocale } from "@emails/texts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deadLink } from "@/lib/secrets";
import { findTemplate, readPreviewFacts } from "./queries";
import { joinWords } from "./rules";

export type PreviewInput = {
  accountId: string;
  letter: "invitation" | "reminder";
  wording?: { subject: string; body: string } | null;
  /** Until when the link would live. */
  expiresAt: Date;
};

/** The very letter this person would get, in the language it is written in for them; only its secret is dead. */
export async function previewMessage(
  tx: OrgTx,
  input: PreviewInput,
): Promise<Letter & { language: string; to: string | null }> {
  const facts = await readPreviewFacts(tx, input.accountId);
  if (!facts) throw new Refusal("not-found");
  const link = deadLink("claim", tx.org);
  const language = facts.language ?? facts.organization.language;
  const theirs = await findTemplate(tx, input.letter, language);
  const letter: LetterFacts = {
    letter: input.letter,
    language,
    organization: facts.organization,
    recipient: { firstName: facts.firstName, lastName: facts.lastName, address: facts.email ?? "" },
    inviter: facts.inviter,
    wording: input.wording ? joinWords(input.wording, theirs) : theirs,
    expiresAt: input.expiresAt,
    replaces: facts.isOut("EMAIL"),
    link,
    notMeLink: `${link}/not-me`,
  };
  return { ...(await composeLetter(letter)), language: letterLocale(language), to: facts.email };
}
