import type { OrgTx } from "@/lib/org";

export type OrgRow = { org: string };
export const readOrg = (tx: OrgTx): OrgRow => tx;
