import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { Settings } from "./input";
import { readSettings } from "./queries";
import { updateSettings } from "./store";

/** Addresses may be a person's: the audit log names the field and keeps no value of it. */
const PERSONAL = new Set<string>(["fromName", "fromAddress", "replyTo"]);

/** Changes the given settings and says which were really different. */
export async function changeSettings(
  tx: OrgTx,
  settings: Settings,
): Promise<{ changed: string[] }> {
  demand(tx, "settings.manage");
  const before: Record<string, unknown> = await readSettings(tx);
  const differing = Object.entries(settings).filter(
    ([field, value]) => value !== undefined && value !== before[field],
  );
  if (differing.length === 0) return { changed: [] };
  await updateSettings(tx, Object.fromEntries(differing));
  const told = differing.filter(([field]) => !PERSONAL.has(field));
  const changed = differing.map(([field]) => field);
  await writeAudit(tx, [
    {
      act: "settings.changed",
      details: {
        changed,
        before: Object.fromEntries(told.map(([field]) => [field, before[field]])),
        after: Object.fromEntries(told),
      },
    },
  ]);
  return { changed };
}
