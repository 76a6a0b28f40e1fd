import { moveAccounts } from "@/accounts/move-accounts";
import { dropDraft } from "@/drafts/drop-draft";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { cancelMessages } from "@/messages/cancel-messages";
import { restoreEnds } from "@/reach/restore-ends";
import { readClaimLink } from "./queries";
import type { DeclineReason } from "./rules";
import { standing } from "./rules";

/** "This isn't me" or "I don't want this": shown to the admin with its reason; what waits for them does not leave, reminders stop. The link stays alive. */
export async function declineInvitation(
  tx: OrgTx,
  { sendId, reason }: { sendId: string; reason: DeclineReason },
): Promise<void> {
  const link = await readClaimLink(tx, sendId, { lock: true });
  if (!link || standing(link, tx.now) !== "live") throw new Refusal("link-dead");
  const { refused } = await moveAccounts(
    tx,
    { ids: [link.accountId], event: "decline", reason },
    { details: { reason } },
  );
  if (refused[0]) throw new Refusal(refused[0].code);
  const about = { accountIds: [link.accountId], reason: "declined" };
  const { count } = await cancelMessages(tx, about);
  if (count > 0) await restoreEnds(tx, { ids: about.accountIds });
  await dropDraft(tx, { accountId: link.accountId });
}
