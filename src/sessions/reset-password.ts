import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readResetLink } from "./queries";
import { replacePassword } from "./replace-password";
import { resetWorth } from "./rules";

/** Sets the password of who holds a live reset link; the link and every session before it are dead then. */
export async function resetPassword(
  tx: OrgTx,
  { sendId, passwordHash }: { sendId: string; passwordHash: string },
): Promise<{ ticket: string; accountId: string; slug: string }> {
  const link = await readResetLink(tx, sendId, { lock: true });
  if (!link || resetWorth(link, tx.now) !== "live") throw new Refusal("link-dead");
  const { ticket } = await replacePassword(tx, {
    account: { ...link, id: link.accountId },
    passwordHash,
    by: link.purpose === "RECOVERY" ? "code" : "reset",
  });
  return { ticket, accountId: link.accountId, slug: link.orgSlug };
}
