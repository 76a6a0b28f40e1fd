import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readSettings } from "./queries";
import { updateLogo } from "./store";

/** Says which of the organisation's files is its logo; returns which one was. */
export async function pointLogo(
  tx: OrgTx,
  { fileId }: { fileId: string | null },
): Promise<{ before: string | null }> {
  demand(tx, "settings.manage");
  const { logoFileId: before, updatedAt } = await readSettings(tx);
  if (before === fileId) return { before: null };
  if (!(await updateLogo(tx, fileId, updatedAt))) throw new Refusal("settings-changed");
  await writeAudit(tx, [{ act: "settings.logo-changed", details: { before, after: fileId } }]);
  return { before };
}
