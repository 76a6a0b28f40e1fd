import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readPreviewFacts } from "@/messages/queries";
import { deviceName } from "@/sessions/rules";

/** What the letter to a real person would be filled with, made from whoever looks: their name, their device, this moment. */
export async function sampleFacts(tx: OrgTx) {
  const facts = tx.actor.kind === "account" ? await readPreviewFacts(tx, tx.actor.id) : undefined;
  if (!facts) throw new Refusal("not-found");
  return {
    ...facts,
    expiresAt: endOfLife(tx.now, facts.organization.linkLifeHours),
    device: deviceName(tx.origin.userAgent),
    origin: tx.origin.ip ?? null,
  };
}
