import { composeLetter } from "@emails/compose-letter";
import type { Letter } from "@emails/letter";
import { standardWords } from "@emails/standard-words";
import type { OrgTx } from "@/lib/org";
import { deadLink } from "@/lib/secrets";
import type { TemplateKey } from "./input";
import { ownParts } from "./rules";
import { sampleFacts } from "./sample-facts";

type Shown = { subject: string; body: string; isBelow?: boolean };

/** The letter as it would go out with these words, to whoever looks; null for the built-in ones. Its links lead nowhere. */
export async function previewTemplate(
  tx: OrgTx,
  { letter, locale, wording }: TemplateKey & { wording: Shown | null },
): Promise<Letter> {
  const { organization, inviter, expiresAt, device, origin, ...person } = await sampleFacts(tx);
  const { firstName, lastName, email } = person;
  const link = deadLink("claim", tx.org);
  return composeLetter({
    letter,
    language: locale,
    organization,
    recipient: { firstName, lastName, address: email ?? "" },
    inviter,
    wording: wording && { ...wording, ...ownParts(wording, standardWords(letter, locale)) },
    expiresAt,
    happened: { at: tx.now, device, origin },
    newAddress: email,
    link,
    notMeLink: `${link}/not-me`,
  });
}
