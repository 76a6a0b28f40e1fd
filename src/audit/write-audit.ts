import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { insertAlike, insertEntries, insertValues } from "./store";

export type AuditEntry = {
  /** What was done, as a code: "account.created", "settings.changed" … */
  act: string;
  /** On whom; many where the same was done to each of them. */
  accountId?: string | readonly string[];
  /** Ids and codes only: nothing personal. */
  details?: Record<string, unknown>;
  /** Personal before and after; gone when the account is erased. Needs one `accountId`. */
  values?: { before?: unknown; after?: unknown };
};

const isSingle = (entry: AuditEntry): entry is AuditEntry & { accountId?: string } =>
  !Array.isArray(entry.accountId);

const alike = ({ act, accountId, details }: AuditEntry) =>
  typeof accountId === "object" ? [{ act, account_ids: accountId, details: details ?? {} }] : [];

/** Appends to the audit log in the transaction of the act itself. Actor, address and act come from the transaction. */
export async function writeAudit(tx: OrgTx, entries: AuditEntry[]): Promise<void> {
  for (const { act, accountId } of entries) tx.acts.push(...[accountId].flat().map(() => act));
  await inPieces(entries, async (piece) => {
    await insertAlike(tx, piece.flatMap(alike));
    const single = piece.filter(isSingle);
    const ids = await insertEntries(
      tx,
      single.map(({ act, accountId, details }) => ({
        act,
        account_id: accountId ?? null,
        details: details ?? {},
      })),
    );
    const sealed = single.flatMap(({ accountId, values }, index) => {
      const entryId = ids[index];
      return values && accountId && entryId !== undefined ? [{ entryId, accountId, values }] : [];
    });
    await insertValues(tx, sealed);
    return [];
  });
}
