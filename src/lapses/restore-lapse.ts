import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { Lapse } from "./queries";
import { lockEndings } from "./queries";
import { setLapse } from "./store";

/** Takes back that a rule was put off for somebody: its day is what it was, and what they were told of it counts again. */
export async function restoreLapse(
  tx: OrgTx,
  { id, ...lapse }: Lapse & { id: string },
): Promise<void> {
  demand(tx, "accounts.manage");
  await setLapse(tx, id, lapse);
  const [ending] = await lockEndings(tx, [id]);
  const note = { accountId: id, details: { on: ending?.lapsesOn?.toISOString() ?? null } };
  await writeAudit(tx, [{ act: "account.end-restored", ...note }]);
  await recordEvents(tx, [{ event: "end-restored", ...note }]);
}
