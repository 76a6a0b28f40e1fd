import { demand } from "@/admins/rules";
import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readPreviewFacts } from "@/messages/queries";
import { queueMessages } from "@/messages/queue-messages";
import { writeWording } from "@/messages/write-wording";

type Test = {
  letter: "invitation" | "reminder";
  locale: string;
  wording: { subject: string; body: string } | null;
};

/** Mails the letter to whoever writes it, made as everybody's will be. It carries no secret: its button leads to their own page. */
export async function sendTest(
  tx: OrgTx,
  { letter, locale, wording }: Test,
): Promise<{ id: string; to: string }> {
  demand(tx, "accounts.invite");
  if (tx.actor.kind !== "account") throw new Refusal("no-address");
  const facts = await readPreviewFacts(tx, tx.actor.id);
  if (!facts?.email) throw new Refusal("no-address");
  const expiresAt = endOfLife(tx.now, facts.organization.linkLifeHours);
  const [message] = await queueMessages(tx, [
    {
      letter,
      lane: 1,
      accountId: tx.actor.id,
      wordingId: wording ? await writeWording(tx, wording, { letter, locale }) : null,
      locale,
      toAddress: facts.email,
      details: { test: true, expiresAt: expiresAt.toISOString() },
    },
  ]);
  if (!message) throw new Error("a message was not written");
  return { id: message.id, to: facts.email };
}
