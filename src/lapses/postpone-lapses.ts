import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { setLapses } from "./store";

/** Puts off, to a day each, what a rule would do to these people; who was told of another day is told of the new one. */
export async function postponeLapses(
  tx: OrgTx,
  { lapses }: { lapses: readonly { id: string; on: Date }[] },
): Promise<void> {
  demand(tx, "accounts.manage");
  if (lapses.length === 0) return;
  await setLapses(tx, lapses);
  const notes = lapses.map(({ id, on }) => ({
    accountId: id,
    details: { on: on.toISOString() },
  }));
  await writeAudit(
    tx,
    notes.map((note) => ({ act: "account.postponed", ...note })),
  );
  await recordEvents(
    tx,
    notes.map((note) => ({ event: "postponed", ...note })),
  );
}
