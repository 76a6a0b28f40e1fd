import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { lockPlanned } from "@/plans/lock-planned";
import { listChosen } from "@/plans/queries";
import { listExpired } from "@/verdicts/queries";
import { freezeSelection } from "./freeze-selection";

/**
 * Keeps the people whom a file chose, each once and nobody else, for the message that they are to get; or those whom it names
 * whose invitation ran out.
 */
export async function freezeChosen(
  tx: OrgTx,
  { id, areExpired = false }: { id: string; areExpired?: boolean },
): Promise<{ id: string; count: number }> {
  demand(tx, "accounts.invite");
  const { purpose } = await lockPlanned(tx, id);
  if (purpose !== "CHOOSE") throw new Refusal("import-moved-on");
  const ids = await (areExpired ? listExpired : listChosen)(tx, id);
  if (ids.length === 0) throw new Refusal("import-empty");
  return freezeSelection(tx, { ids, importId: id });
}
