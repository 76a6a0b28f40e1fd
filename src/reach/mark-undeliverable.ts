import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { Unreached } from "./store";
import { setUndeliverable } from "./store";

/** Mails to these people come back for good: they are shown as undeliverable, where the address is still theirs. */
export async function markUndeliverable(
  tx: OrgTx,
  { rows }: { rows: readonly Unreached[] },
): Promise<{ done: { id: string }[] }> {
  if (rows.length === 0) return { done: [] };
  const marked = await setUndeliverable(tx, rows);
  await writeAudit(
    tx,
    marked.map(({ id, reason }) => ({
      act: "account.undeliverable",
      accountId: id,
      details: { reason },
    })),
  );
  await recordEvents(
    tx,
    marked.map(({ id, reason }) => ({
      accountId: id,
      event: "undeliverable",
      details: { reason },
    })),
  );
  return { done: marked.map(({ id }) => ({ id })) };
}
