import { cutText } from "@/lib/characters";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { readTrust } from "@/orgs/queries";
import { findLink, TRUSTED } from "@/orgs/rules";
import { findTemplate } from "./queries";
import type { LetterName } from "./rules";
import { joinWords } from "./rules";

export type Words = { subject: string; body: string; text?: string | null };

/** Until an organisation is trusted, its own words lead nowhere: letters carry the button and nothing else. */
async function refuseLinks(tx: OrgTx, { subject, body, text: short }: Words): Promise<void> {
  const inSubject = findLink(subject);
  const text = inSubject ?? findLink(body) ?? findLink(short ?? "");
  if (text === undefined || (await readTrust(tx)).step >= TRUSTED) return;
  throw new Refusal(inSubject ? "subject-with-link" : "text-with-link", {
    text: cutText(text, 60),
  });
}

/** Of a message to one person: whose other part is the organisation's in this language. */
type Beside = { letter: LetterName; locale: string };

/** Keeps what an admin wrote instead of the default message, once for all messages of the act. Returns its id. */
export async function writeWording(tx: OrgTx, wording: Words, beside?: Beside): Promise<string> {
  await refuseLinks(tx, wording);
  const theirs = beside && (await findTemplate(tx, beside.letter, beside.locale));
  const { subject, body, isBelow = false } = joinWords(wording, theirs);
  const id = newId();
  const words = { subject, body, isBelow, text: wording.text || null };
  await tx.db.wording.create({ data: { orgId: tx.org, id, ...words, createdAt: tx.now } });
  return id;
}
