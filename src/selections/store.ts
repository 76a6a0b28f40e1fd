import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { rowset, sql } from "@/lib/sql";
import { isMatching, matchingIds } from "@/people/queries";
import type { Matching } from "@/people/rules";
import type { ActInput } from "./input";
import type { ActOnMany, Outcome, SelectionState } from "./rules";

export const insertSelection = (
  tx: OrgTx,
  { id, madeBy, query, input }: Pick<LockedSelection, "id" | "madeBy" | "query" | "input">,
) =>
  tx.db.selection.create({
    data: {
      ...{ orgId: tx.org, id, madeBy, query, count: 0, createdAt: tx.now },
      input: input as Record<string, string>,
    },
  });

/** Everybody who matches becomes a member, in one statement and in the order of its index. Returns how many. */
export const selectMatching = (
  tx: OrgTx,
  id: string,
  each: readonly Matching<Sql>[],
): Promise<number> => {
  return tx.db.$executeRaw(sql`
    INSERT INTO app.selection_members (org_id, selection_id, account_id)
    SELECT ${tx.org}::uuid, ${id}::uuid, found.id FROM (${matchingIds(each)}) found
    ORDER BY found.id ON CONFLICT DO NOTHING`);
};

/** Those of these ids that are here. */
export const selectIds = (tx: OrgTx, id: string, ids: readonly string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.selection_members (org_id, selection_id, account_id)
    SELECT ${tx.org}::uuid, ${id}::uuid, a.id
    FROM jsonb_to_recordset(${rowset(ids.map((one) => ({ id: one })))}) AS r (id uuid)
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.erased_at IS NULL
    ORDER BY a.id ON CONFLICT DO NOTHING`);

/** Selections that nobody began to work on. */
export async function clearUnused(tx: OrgTx, before: Date): Promise<void> {
  const where = { orgId: tx.org, state: "FROZEN", createdAt: { lt: before } };
  const stale = await tx.db.selection.findMany({ where, select: { id: true }, take: 20 });
  const ids = stale.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.db.selectionMember.deleteMany({ where: { orgId: tx.org, selectionId: { in: ids } } });
  await tx.db.selection.deleteMany({ where: { orgId: tx.org, id: { in: ids } } });
}

export type LockedSelection = {
  id: string;
  madeBy: string;
  query: string;
  count: number;
  act: ActOnMany | null;
  input: Record<string, unknown>;
  state: SelectionState;
};

/** The selection, held until the transaction ends: of two who work on it one waits. */
export async function lockSelection(tx: OrgTx, id: string): Promise<LockedSelection | undefined> {
  const rows = await tx.db.$queryRaw<LockedSelection[]>(sql`
    SELECT id, made_by AS "madeBy", query, count, act, input, state FROM app.selections
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

/** Who matches no longer is left out from here on. Returns how many. */
export const leaveOut = (
  tx: OrgTx,
  id: string,
  each: readonly Matching<Sql>[],
): Promise<number> => {
  return tx.db.$executeRaw(sql`
    UPDATE app.selection_members m SET outcome = 'left-out'
    FROM app.accounts a
    WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL
      AND a.org_id = ${tx.org}::uuid AND a.id = m.account_id AND ${isMatching(each)} IS NOT TRUE`);
};

export const setBegun = (tx: OrgTx, id: string, { act, ...input }: ActInput) =>
  tx.db.selection.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { act, input, state: "QUEUED", queuedAt: tx.now },
  });

/** The next people who wait: in the order of their ids, or by name where there may not be enough for all of them. */
export async function nextMembers(
  tx: OrgTx,
  id: string,
  { most, byName }: { most: number; byName: boolean },
): Promise<string[]> {
  const waiting = sql`m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL`;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(
    byName
      ? sql`SELECT a.id FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
          WHERE ${waiting} ORDER BY a.name_key, a.id LIMIT ${most}`
      : sql`SELECT m.account_id AS id FROM app.selection_members m WHERE ${waiting} ORDER BY m.account_id LIMIT ${most}`,
  );
  return rows.map((row) => row.id);
}

/** Whether somebody is among those who wait. */
export const holdsMember = async (tx: OrgTx, selectionId: string, accountId: string) =>
  (await tx.db.selectionMember.count({
    where: { orgId: tx.org, selectionId, accountId, outcome: null },
  })) > 0;

export const setOutcomes = (
  tx: OrgTx,
  id: string,
  outcomes: readonly { id: string; outcome: Outcome | "unchanged" }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.selection_members m SET outcome = r.outcome
    FROM jsonb_to_recordset(${rowset(outcomes)}) AS r (id uuid, outcome text)
    WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.account_id = r.id`);

/** Counts on, and says in which state the selection is now. */
export const setProgress = (
  tx: OrgTx,
  id: string,
  { done, refused, state }: { done: number; refused: number; state: SelectionState },
) =>
  tx.db.selection.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      done: { increment: done },
      refused: { increment: refused },
      state,
      finishedAt: state === "DONE" || state === "STOPPED" ? tx.now : null,
    },
  });

export const setStoppedWhy = (tx: OrgTx, id: string, input: Record<string, unknown>) =>
  tx.db.selection.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { input: input as Record<string, string> },
  });
