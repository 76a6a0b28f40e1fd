import type { OrgTx } from "@/lib/org";

export type SavedView = {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  isOwn: boolean;
};

/** More than these fit on no page. */
const MOST = 50;

/** The actor's own views and those that others share, by name. */
export async function listViews(tx: OrgTx): Promise<SavedView[]> {
  const own = tx.actor.kind === "account" ? tx.actor.id : null;
  const rows = await tx.db.savedView.findMany({
    where: { orgId: tx.org, OR: [{ shared: true }, ...(own ? [{ ownerId: own }] : [])] },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ id, name, query, shared, ownerId }) => ({
    id,
    name,
    query,
    shared,
    isOwn: ownerId === own,
  }));
}
