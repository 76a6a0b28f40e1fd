import type { ListedCase } from "@/desk/components/desk-table";
import { listDesk } from "@/desk/list-desk";
import { countAside, countDesk } from "@/desk/queries";
import type { DeskCounts, DeskView } from "@/desk/rules";
import { mayDo, nextAct } from "@/desk/rules";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import { readRights } from "../people/person-rights";

export type Desk = { cases: ListedCase[]; more: boolean; counts: DeskCounts; aside: number };

/** A page of the Desk, each case with the acts that fit the reader. */
export async function readDesk(
  tx: OrgTx,
  gate: SessionGate,
  { filter, cursor }: DeskView,
): Promise<Desk> {
  const { rows, more } = await listDesk(tx, filter, cursor);
  const rightsOf = await readRights(tx, gate, rows);
  const isAside = filter.isAside ?? false;
  const mayInvite = gate.permissions.includes("accounts.invite");
  const cases = rows.map((row) => {
    const { acts } = rightsOf(row.id);
    const may = mayDo({ acts, mayInvite, reason: row.reason, isAside });
    return { ...row, next: nextAct({ ...row, isAside }, may), may: [...may] };
  });
  return { cases, more, counts: await countDesk(tx), aside: await countAside(tx) };
}
