import { raiseEpoch } from "@/accounts/raise-epoch";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import { setPassword } from "@/factors/set-password";
import type { OrgTx } from "@/lib/org";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { beginFlow } from "./begin-flow";
import { happenedIn } from "./rules";

/** How it came about, as the timeline and the audit log call it. */
const WORDS = { reset: "password-reset", self: "password-changed", code: "recover" } as const;

type Owner = { id: string; epoch: number; email: string | null; language: string | null };

/**
 * A new password instead of the old: every session and secret of the account dies with its epoch, the person is told by
 * mail, and whoever did it gets the ticket of a new session. The account's row is locked by the caller.
 */
export async function replacePassword(
  tx: OrgTx,
  { account, passwordHash, by }: { account: Owner; passwordHash: string; by: keyof typeof WORDS },
): Promise<{ ticket: string }> {
  await setPassword(tx, { accountId: account.id, hash: passwordHash });
  await raiseEpoch(tx, [account.id]);
  await writeAudit(tx, [{ act: `account.${WORDS[by]}`, accountId: account.id }]);
  await recordEvents(tx, [{ accountId: account.id, event: WORDS[by] }]);
  if (account.email) {
    const { language } = await readOwnOrganization(tx);
    await queueMessages(tx, [
      {
        letter: "password-changed",
        lane: 1,
        accountId: account.id,
        locale: account.language ?? language,
        toAddress: account.email,
        details: happenedIn(tx),
      },
    ]);
  }
  return beginFlow(tx, { accountId: account.id, epoch: account.epoch + 1, factors: ["PASSWORD"] });
}
