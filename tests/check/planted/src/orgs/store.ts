import type { OrgTx } from "@/lib/org";

export const insertOrg = (tx: OrgTx): string => tx.org;
