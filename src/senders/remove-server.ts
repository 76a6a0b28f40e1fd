import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readServer } from "./queries";
import { deleteServer } from "./store";

/** Letters leave over the installation's own server again; the password is deleted. */
export async function removeServer(tx: OrgTx, { seen }: { seen: Date }): Promise<void> {
  demand(tx, "settings.manage");
  const before = await readServer(tx);
  if (!(await deleteServer(tx, seen))) throw new Refusal("settings-changed");
  await writeAudit(tx, [
    { act: "sender.removed", details: { before: { host: before?.host, port: before?.port } } },
  ]);
}
