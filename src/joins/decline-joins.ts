import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { lockWaiting, setDeclined } from "./store";

/** Says no to people who wait. They are not written to: their own link says so. */
export async function declineJoins(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const waiting = await lockWaiting(tx, ids);
  const known = new Set(waiting.map(({ id }) => id));
  await setDeclined(tx, [...known]);
  await writeAudit(
    tx,
    waiting.map(({ id, linkId }) => ({
      act: "join.declined",
      details: { link: linkId, request: id },
    })),
  );
  return {
    done: [...known].map((id) => ({ id })),
    refused: ids
      .filter((id) => !known.has(id))
      .map((id): RowRefusal => ({ id, code: "not-found" })),
  };
}
