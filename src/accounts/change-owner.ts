import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { holdPeople, readOwners } from "./queries";
import { recordEvents } from "./record-events";
import { setOwner } from "./store";

/** Gives contacts to another user, who must be a user and not closed. Returns how many changed hands. */
export async function changeOwner(
  tx: OrgTx,
  { ids, ownerId }: { ids: string[]; ownerId: string },
): Promise<number> {
  const kind = (await readOwners(tx, [ownerId])).get(ownerId);
  if (kind !== "USER") throw new Refusal(kind ? "owner-is-contact" : "owner-not-found");
  await holdPeople(tx, ids);
  const changed = await setOwner(tx, ids, ownerId);
  await writeAudit(
    tx,
    changed.map(({ id }) => ({
      act: "account.owner-changed",
      accountId: id,
      details: { ownerId },
    })),
  );
  await recordEvents(
    tx,
    changed.map(({ id }) => ({ accountId: id, event: "owner-changed", details: { ownerId } })),
  );
  return changed.length;
}
