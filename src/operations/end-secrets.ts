import { settleEnds } from "@/accounts/settle-ends";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { endSends } from "./store";

const PIECE = 1_000;

/**
 * Ends a piece of the invitations whose link or code hangs on this version of the master key, as it is about to be retired: who
 * holds them is shown as expired, not as invited for months to come. What waits to be sent is made anew as it leaves.
 */
export async function endSecrets(
  tx: OrgTx,
  { version, after }: { version: number; after?: string | undefined },
): Promise<{ done: number; last: string | undefined }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const ended = await endSends(tx, { version, after, most: PIECE });
  const ids = [...new Set(ended.map(({ accountId }) => accountId))];
  await settleEnds(tx, { ids });
  if (ended.length > 0)
    await writeAudit(tx, [
      { act: "organization.secrets-ended", details: { done: ended.length, version } },
    ]);
  return { done: ended.length, last: ended.length === PIECE ? ended.at(-1)?.id : undefined };
}
