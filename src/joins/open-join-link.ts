import { demand } from "@/admins/rules";
import { dayStart } from "@/audit/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import type { JoinRules } from "./input";
import { insertLink } from "./store";

/** Lets people add themselves by a new link. One that was switched off before stays off. */
export async function openJoinLink(
  tx: OrgTx,
  { lastDay, ...rules }: JoinRules,
): Promise<{ id: string }> {
  demand(tx, "settings.manage");
  const { timeZone } = await readOwnOrganization(tx);
  const expiresAt = lastDay ? dayStart(lastDay, timeZone, 1) : null;
  if (expiresAt && expiresAt <= tx.now) throw new Refusal("join-day-past");
  const id = await insertLink(tx, { ...rules, expiresAt });
  if (!id) throw new Refusal("changed-meanwhile");
  const { domains, mostUses, approval } = rules;
  const details = { link: id, domains, mostUses, approval, expiresAt: expiresAt?.toISOString() };
  await writeAudit(tx, [{ act: "joining.opened", details }]);
  return { id };
}
