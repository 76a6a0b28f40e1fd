import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { previewText } from "@/texts/preview-text";

/** The very text this person would get now, until when its link would work, in which language. */
export async function readText(tx: OrgTx, accountId: string, words: string | null) {
  const { linkLifeHours } = await readOwnOrganization(tx);
  const expiresAt = endOfLife(tx.now, linkLifeHours);
  const made = await previewText(tx, { accountId, letter: "invitation", words, expiresAt });
  const { body, segments, nameIs, language } = made;
  return { text: { body, segments, nameIs }, expiresAt, language };
}
