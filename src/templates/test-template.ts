import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { queueMessages } from "@/messages/queue-messages";
import { writeWording } from "@/messages/write-wording";
import type { TemplateKey } from "./input";
import { previewWords } from "./preview-words";
import { ownParts } from "./rules";
import { sampleFacts } from "./sample-facts";

/** Mails the letter with these words to whoever asks. It carries no secret: its button leads to their own page. */
export async function testTemplate(
  tx: OrgTx,
  { letter, locale, wording }: TemplateKey & { wording: { subject: string; body: string } },
): Promise<{ id: string; to: string }> {
  demand(tx, "settings.manage");
  const facts = await sampleFacts(tx);
  if (!facts.email || tx.actor.kind !== "account") throw new Refusal("no-address");
  const { start } = await previewWords(tx, { letter, locale });
  const wordingId = await writeWording(tx, ownParts(wording, start.builtIn));
  const [message] = await queueMessages(tx, [
    {
      letter,
      lane: 1,
      accountId: tx.actor.id,
      wordingId,
      locale,
      toAddress: facts.email,
      details: {
        test: true,
        at: tx.now.toISOString(),
        expiresAt: facts.expiresAt.toISOString(),
        device: facts.device,
        origin: facts.origin,
      },
    },
  ]);
  if (!message) throw new Error("a message was not written");
  return { id: message.id, to: facts.email };
}
