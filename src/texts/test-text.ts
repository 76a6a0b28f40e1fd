import { can, demand } from "@/admins/rules";
import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readPreviewFacts } from "@/messages/queries";
import { queueMessages } from "@/messages/queue-messages";
import { writeWording } from "@/messages/write-wording";
import { isMobile, mobileCountry } from "@/profiles/input";
import { findStopped, readTexting } from "./queries";

type Test = {
  letter?: "invitation" | "reminder";
  /** In which language; whoever asks reads it in their own where nothing is said. */
  locale?: string;
  /** What is tried instead of the default text. */
  words?: string | null;
};

/** Texts the invitation to whoever asks, made as everybody's will be. It carries no secret: its link opens nothing. */
export async function testText(
  tx: OrgTx,
  { letter = "invitation", locale, words = null }: Test = {},
): Promise<{ to: string }> {
  if (!can(tx.actor, "settings.manage")) demand(tx, "accounts.invite");
  const id = tx.actor.kind === "account" ? tx.actor.id : "";
  const facts = await readPreviewFacts(tx, id);
  if (!facts?.phone) throw new Refusal("no-mobile");
  const { phone, language, organization } = facts;
  const expiresAt = endOfLife(tx.now, organization.linkLifeHours);
  const wordingId = words ? await writeWording(tx, { subject: "", body: "", text: words }) : null;
  const { countries } = await readTexting(tx);
  if (!isMobile(phone)) throw new Refusal("phone-landline");
  if (!countries.includes(mobileCountry(phone))) throw new Refusal("text-country");
  if ((await findStopped(tx, [phone])).size > 0) throw new Refusal("text-stopped");
  await queueMessages(tx, [
    {
      ...{ letter, lane: 1, channel: "SMS", accountId: id, toAddress: phone, wordingId },
      locale: locale ?? language ?? organization.language,
      details: { test: true, expiresAt: expiresAt.toISOString() },
    },
  ]);
  return { to: phone };
}
