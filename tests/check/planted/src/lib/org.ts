export type OrgTx = { org: string };
