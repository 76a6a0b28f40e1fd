import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readPreviewFacts } from "@/messages/queries";
import { queueMessages } from "@/messages/queue-messages";
import { isMobile, mobileCountry } from "@/profiles/input";
import { findStopped, readTexting } from "./queries";

/** Texts the invitation to whoever asks. It carries no secret: its link opens nothing. */
export async function testText(
  tx: OrgTx,
  { expiresAt }: { expiresAt: Date },
): Promise<{ to: string }> {
  demand(tx, "settings.manage");
  const id = tx.actor.kind === "account" ? tx.actor.id : "";
  const facts = await readPreviewFacts(tx, id);
  if (!facts?.phone) throw new Refusal("no-mobile");
  const { phone, language, organization } = facts;
  const { countries } = await readTexting(tx);
  if (!isMobile(phone)) throw new Refusal("phone-landline");
  if (!countries.includes(mobileCountry(phone))) throw new Refusal("text-country");
  if ((await findStopped(tx, [phone])).size > 0) throw new Refusal("text-stopped");
  await queueMessages(tx, [
    {
      ...{ letter: "invitation", lane: 1, channel: "SMS", accountId: id, toAddress: phone },
      locale: language ?? organization.language,
      details: { test: true, expiresAt: expiresAt.toISOString() },
    },
  ]);
  return { to: phone };
}
