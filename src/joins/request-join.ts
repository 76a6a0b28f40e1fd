import { emailKey } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import type { Joiner } from "./input";
import { readOpenLink } from "./queries";
import { isAllowed, linkWorth, PROOF_LIFE } from "./rules";
import { insertRequest } from "./store";

/**
 * Notes that somebody wants in and mails them the link that proves their address. Looks at no account: whoever has this
 * address, or nobody, the same is done and the same is said.
 */
export async function requestJoin(
  tx: OrgTx,
  { linkId, ...asked }: Joiner & { linkId: string },
): Promise<void> {
  const link = await readOpenLink(tx, linkId);
  if (!link || linkWorth(link, tx.now) !== "live") throw new Refusal("link-dead");
  const key = emailKey(asked.email);
  if (!isAllowed(key, link.domains)) throw new Refusal("join-domain");
  const expiresAt = new Date(tx.now.getTime() + PROOF_LIFE);
  const [send] = await makeSends(tx, [{ purpose: "JOIN", addressKey: key, expiresAt }]);
  if (!send) throw new Error("a send was not written");
  await insertRequest(tx, { ...asked, linkId, sendId: send.id, emailKey: key });
  await queueMessages(tx, [
    {
      letter: "join-proof",
      lane: 1,
      sendId: send.id,
      locale: asked.language,
      toAddress: asked.email,
      details: { approval: link.approval },
    },
  ]);
}
