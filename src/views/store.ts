import type { OrgTx } from "@/lib/org";
import type { Density } from "./rules";

export type ViewRow = {
  id: string;
  ownerId: string;
  name: string;
  nameKey: string;
  query: string;
  shared: boolean;
};

export const insertView = (tx: OrgTx, row: ViewRow) =>
  tx.db.savedView.create({ data: { ...row, orgId: tx.org, createdAt: tx.now } });

/** Changes a view of this owner; 0 when there is none such. */
export async function updateView(
  tx: OrgTx,
  { id, ownerId }: { id: string; ownerId: string },
  data: Pick<ViewRow, "name" | "nameKey" | "shared">,
): Promise<number> {
  return (await tx.db.savedView.updateMany({ where: { orgId: tx.org, id, ownerId }, data })).count;
}

export async function deleteView(
  tx: OrgTx,
  { id, ownerId }: { id: string; ownerId: string },
): Promise<number> {
  return (await tx.db.savedView.deleteMany({ where: { orgId: tx.org, id, ownerId } })).count;
}

export const setDensity = (tx: OrgTx, id: string, density: Density) =>
  tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: { density } });
