import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readHeldLink } from "./queries";
import { lockHeldLink, setPaused } from "./store";

/** Lets a link go on that paused because more people came than usual. */
export async function resumeJoinLink(tx: OrgTx, { id }: { id: string }): Promise<void> {
  demand(tx, "settings.manage");
  await lockHeldLink(tx);
  const link = await readHeldLink(tx);
  if (link?.linkId !== id) throw new Refusal("join-link-off");
  if (!link.pausedAt) return;
  await setPaused(tx, id, false);
  await writeAudit(tx, [{ act: "joining.resumed", details: { link: id } }]);
}
