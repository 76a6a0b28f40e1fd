import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { countOpenRequests, readHeldLink } from "./queries";
import { lockHeldLink, setClosed } from "./store";

/** Switches the link off for good. What was asked for by it dies with it; who came by it stays. */
export async function closeJoinLink(
  tx: OrgTx,
  { id }: { id: string },
): Promise<{ waiting: number; asked: number }> {
  demand(tx, "settings.manage");
  await lockHeldLink(tx);
  const link = await readHeldLink(tx);
  if (link?.linkId !== id) throw new Refusal("join-link-off");
  const ended = await countOpenRequests(tx, id);
  await setClosed(tx, id);
  await writeAudit(tx, [{ act: "joining.closed", details: { link: id, ...ended } }]);
  return ended;
}
