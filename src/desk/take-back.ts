import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { setTakenBack } from "./store";

/** Puts people who were put aside on the Desk again, as they stood there. */
export async function takeBack(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.invite");
  const unique = [...new Set(ids)];
  const done = await inPieces(unique, (piece) => setTakenBack(tx, piece));
  const taken = new Set(done.map(({ id }) => id));
  await writeAudit(
    tx,
    done.map(({ id }) => ({ act: "desk.taken-back", accountId: id })),
  );
  await recordEvents(
    tx,
    done.map(({ id }) => ({ accountId: id, event: "desk-taken-back" })),
  );
  const others = unique.filter((id) => !taken.has(id));
  return { done, refused: others.map((id) => ({ id, code: "not-applicable" })) };
}
