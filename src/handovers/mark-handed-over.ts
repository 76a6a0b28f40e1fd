import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { findGivable } from "./queries";
import { setHandedOver } from "./store";

/**
 * Notes that these people were given their code, by whom and when, or takes the note back. Nothing depends on it but who
 * still has to be gone to.
 */
export async function markHandedOver(
  tx: OrgTx,
  { ids, isHanded }: { ids: readonly string[]; isHanded: boolean },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "codes.see");
  const refused: RowRefusal[] = [];
  const done = await inPieces([...new Set(ids)], async (piece) => {
    const held = await permissionsOfAccounts(tx, piece);
    const above = piece.filter((id) => !mayYieldSecret(tx.actor, held.get(id) ?? []));
    const codes = await findGivable(tx, piece);
    const living = new Map(codes.map(({ accountId, sendId }) => [accountId, sendId]));
    refused.push(...above.map((id): RowRefusal => ({ id, code: "holds-more" })));
    const fit = piece.filter((id) => living.has(id) && !above.includes(id));
    for (const id of piece)
      if (!living.has(id) && !above.includes(id)) refused.push({ id, code: "no-live-code" });
    const sends = fit.map((id) => living.get(id) ?? "");
    await setHandedOver(tx, sends, isHanded);
    const event = isHanded ? "code-handed-over" : "code-taken-back";
    await writeAudit(tx, [{ act: `account.${event}`, accountId: fit }]);
    await recordEvents(tx, [{ accountId: fit, event }]);
    return fit.map((id) => ({ id }));
  });
  return { done, refused };
}
