import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { TemplateKey } from "./input";
import { readTemplate } from "./queries";
import { deleteTemplate } from "./store";

/** Back to the built-in words of this letter in this language. */
export async function dropTemplate(
  tx: OrgTx,
  { letter, locale, seen }: TemplateKey & { seen: Date },
): Promise<void> {
  demand(tx, "settings.manage");
  const before = await readTemplate(tx, { letter, locale });
  if ((await deleteTemplate(tx, { letter, locale, seen })) === 0)
    throw new Refusal("settings-changed");
  const details = { letter, locale, before: before?.wordingId ?? null, after: null };
  await writeAudit(tx, [{ act: "template.dropped", details }]);
}
