import { emailKey } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import { isSlugTaken } from "@/orgs/queries";
import type { SignUpInput } from "./input";
import { PROOF_LIFE } from "./rules";
import { insertSignUp } from "./store";

/** Notes that somebody asks for an organisation and mails them the link that proves their address. Makes nothing yet. */
export async function requestSignUp(tx: OrgTx, asked: SignUpInput): Promise<void> {
  if (await isSlugTaken(tx, asked.slug)) throw new Refusal("slug-taken");
  const expiresAt = new Date(tx.now.getTime() + PROOF_LIFE);
  const [send] = await makeSends(tx, [
    { purpose: "PROOF", addressKey: emailKey(asked.email), expiresAt },
  ]);
  if (!send) throw new Error("a send was not written");
  await insertSignUp(tx, { ...asked, sendId: send.id });
  await queueMessages(tx, [
    {
      letter: "address-proof",
      lane: 1,
      sendId: send.id,
      locale: asked.language,
      toAddress: asked.email,
    },
  ]);
}
