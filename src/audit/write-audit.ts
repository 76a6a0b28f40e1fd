import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { insertEntries, insertValues } from "./store";

export type AuditEntry = {
  /** What was done, as a code: "account.created", "settings.changed" … */
  act: string;
  accountId?: string;
  /** Ids and codes only: nothing personal. */
  details?: Record<string, unknown>;
  /** Personal before and after; gone when the account is erased. Needs `accountId`. */
  values?: { before?: unknown; after?: unknown };
};

/** Appends to the audit log in the transaction of the act itself. Actor, address and act come from the transaction. */
export async function writeAudit(tx: OrgTx, entries: AuditEntry[]): Promise<void> {
  for (const { act } of entries) tx.acts.push(act);
  await inPieces(entries, async (piece) => {
    const ids = await insertEntries(
      tx,
      piece.map(({ act, accountId, details }) => ({
        act,
        account_id: accountId ?? null,
        details: details ?? {},
      })),
    );
    const sealed = piece.flatMap(({ accountId, values }, index) => {
      const entryId = ids[index];
      return values && accountId && entryId !== undefined ? [{ entryId, accountId, values }] : [];
    });
    await insertValues(tx, sealed);
    return [];
  });
}
