import type { Lapse } from "@/lapses/queries";
import type { OrgTx } from "@/lib/org";

/** What ends an account: its own date, and the day of a rule with what was told of it, as they are stored. */
export type Dates = Lapse & { suspensionDate: Date | null };

/** What of somebody can be put off, and taken back. */
export const readDates = (tx: OrgTx, id: string): Promise<Dates | null> =>
  tx.db.account.findUnique({
    where: { orgId_id: { orgId: tx.org, id } },
    select: { suspensionDate: true, lapsesOn: true, warnedAt: true, warnedAgainAt: true },
  });
