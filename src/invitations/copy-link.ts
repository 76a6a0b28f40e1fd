import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { linkOf } from "@/lib/secrets";
import { handLink } from "./hand-link";

/**
 * A link to hand over by other means than ours: a channel of its own with its own secret, which proves no
 * address. While it lives, copying again shows the same one. Audited each time.
 */
export async function copyLink(tx: OrgTx, { id }: { id: string }): Promise<{ link: string }> {
  demand(tx, "accounts.invite");
  const held = await permissionsOfAccounts(tx, [id]);
  if (!mayYieldSecret(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
  const { sendId, token } = await handLink(tx, { accountId: id, channel: "LINK" });
  await writeAudit(tx, [{ act: "account.link-copied", accountId: id }]);
  await recordEvents(tx, [{ accountId: id, event: "link-copied", sendId }]);
  return { link: linkOf(token) };
}
