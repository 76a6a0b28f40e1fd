import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { setDismissed } from "./store";

/** Puts people on the Desk aside; they come back when something new happens to them. `instead`: what helps them meanwhile. */
export async function dismissPeople(
  tx: OrgTx,
  { ids, instead }: { ids: readonly string[]; instead?: "CODE" },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.invite");
  const unique = [...new Set(ids)];
  const done = await inPieces(unique, (piece) => setDismissed(tx, piece));
  const dismissed = new Set(done.map(({ id }) => id));
  const details = instead ? { instead } : {};
  await writeAudit(
    tx,
    done.map(({ id }) => ({ act: "desk.dismissed", accountId: id, details })),
  );
  await recordEvents(
    tx,
    done.map(({ id }) => ({ accountId: id, event: "desk-dismissed", details })),
  );
  const others = unique.filter((id) => !dismissed.has(id));
  return { done, refused: others.map((id) => ({ id, code: "not-applicable" })) };
}
