import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { makeCodes } from "@/codes/make-codes";
import { readRecoveryLock } from "@/codes/queries";
import { spellCode } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { codeBytes } from "@/lib/secrets";
import { findRecovery, lockRecoverable } from "./queries";
import { RECOVERY_LIFE_MS } from "./rules";
import type { ShownCode } from "./show-code";
import { clearAsked } from "./store";

/** Whoever is active and has no mailbox, held until the transaction ends; refused where the actor may do less than they. */
async function lockOwn(tx: OrgTx, id: string): Promise<{ epoch: number }> {
  const held = await permissionsOfAccounts(tx, [id]);
  if (!mayYieldSecret(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
  const account = await lockRecoverable(tx, id);
  if (!account) throw new Refusal("not-found");
  if (account.status !== "ACTIVE" || account.email !== null) throw new Refusal("not-applicable");
  return account;
}

/**
 * A code with which somebody who has no mailbox sets a new password: until they do, everything stays as it is; when they do,
 * the old password and every session end. The same one is shown while it counts; `replaces` makes a new one.
 */
export async function showRecovery(
  tx: OrgTx,
  { id, replaces = false }: { id: string; replaces?: boolean },
): Promise<ShownCode> {
  demand(tx, "codes.see");
  const { epoch } = await lockOwn(tx, id);
  const expiresAt = new Date(tx.now.getTime() + RECOVERY_LIFE_MS);
  const kept = replaces ? undefined : await findRecovery(tx, id);
  if (!kept && !replaces && (await readRecoveryLock(tx, id))) throw new Refusal("code-locked");
  const [made] = kept
    ? []
    : await makeCodes(tx, [{ purpose: "RECOVERY", accountId: id, epoch, expiresAt }]);
  const send = kept ?? (made && { sendId: made.id, keyVersion: made.keyVersion, expiresAt });
  if (!send) throw new Error("a code was not made");
  await clearAsked(tx, id);
  await writeAudit(tx, [{ act: "account.recovery-shown", accountId: id }]);
  await recordEvents(tx, [{ accountId: id, event: "recovery-shown", sendId: send.sendId }]);
  const code = spellCode(codeBytes(tx.org, send.sendId, send.keyVersion));
  return { code, expiresAt: send.expiresAt };
}
