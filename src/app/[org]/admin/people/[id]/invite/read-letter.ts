import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import type { Letter } from "@/messages/components/letter-preview";
import { previewMessage } from "@/messages/preview-message";
import { readOwnOrganization } from "@/orgs/queries";
import { previewWords } from "@/templates/preview-words";
import { senderLine } from "../../../sender-line";
import { languageOf } from "../../language-choices";

type Wording = { subject: string; body: string };

/** The very letter this person would get now, until when its link would work, in which language. */
export async function readLetter(tx: OrgTx, accountId: string, wording: Wording | null) {
  const organization = await readOwnOrganization(tx);
  const expiresAt = endOfLife(tx.now, organization.linkLifeHours);
  const made = await previewMessage(tx, { accountId, letter: "invitation", wording, expiresAt });
  const from = await senderLine(tx, organization);
  const letter: Letter = { from, subject: made.subject, html: made.html };
  const key = { letter: "invitation", locale: languageOf(made.language) } as const;
  const { start } = await previewWords(tx, key);
  return { letter, expiresAt, start, language: made.language };
}
