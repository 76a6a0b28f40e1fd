import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { readTrust } from "@/orgs/queries";
import { findLink, TRUSTED } from "@/orgs/rules";

export type Words = { subject: string; body: string; text?: string | null };

/** Until an organisation is trusted, its own words lead nowhere: letters carry the button and nothing else. */
async function refuseLinks(tx: OrgTx, { subject, body, text: short }: Words): Promise<void> {
  const inSubject = findLink(subject);
  const text = inSubject ?? findLink(body) ?? findLink(short ?? "");
  if (text === undefined || (await readTrust(tx)).step >= TRUSTED) return;
  throw new Refusal(inSubject ? "subject-with-link" : "text-with-link", {
    text: text.slice(0, 60),
  });
}

/** Keeps what an admin wrote instead of the default message, once for all messages of the act. Returns its id. */
export async function writeWording(tx: OrgTx, wording: Words): Promise<string> {
  const { subject, body, text } = wording;
  await refuseLinks(tx, wording);
  const id = newId();
  const words = { subject, body, text: text || null };
  await tx.db.wording.create({ data: { orgId: tx.org, id, ...words, createdAt: tx.now } });
  return id;
}
