import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { previewWords } from "@/templates/preview-words";
import { previewText } from "@/texts/preview-text";
import { languageOf } from "../../language-choices";

/** The very text this person would get now, until when its link would work, in which language. */
export async function readText(tx: OrgTx, accountId: string, words: string | null) {
  const { linkLifeHours } = await readOwnOrganization(tx);
  const expiresAt = endOfLife(tx.now, linkLifeHours);
  const made = await previewText(tx, { accountId, letter: "invitation", words, expiresAt });
  const { body, segments, nameIs, language } = made;
  const key = { letter: "invitation", locale: languageOf(language) } as const;
  const { start } = await previewWords(tx, key);
  return { text: { body, segments, nameIs }, expiresAt, language, start: start.text };
}
