import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { writeWording } from "@/messages/write-wording";
import type { TemplateKey } from "./input";
import { readTemplate } from "./queries";
import { pointTemplate } from "./store";

export type SavedTemplate = TemplateKey & {
  subject: string;
  body: string;
  /** When the words that the change starts from were saved; null for the built-in ones. */
  seen: Date | null;
};

/**
 * The organisation's own words for a letter in a language, from now on. A wording never changes: letters that wait in the
 * outbox keep the words they were queued with.
 */
export async function saveTemplate(tx: OrgTx, template: SavedTemplate): Promise<void> {
  demand(tx, "settings.manage");
  const { letter, locale, subject, body, seen } = template;
  const before = await readTemplate(tx, { letter, locale });
  const wordingId = await writeWording(tx, { subject, body });
  const saved = await pointTemplate(tx, { letter, locale, wordingId, seen });
  if (saved === 0) throw new Refusal("settings-changed");
  const details = { letter, locale, before: before?.wordingId ?? null, after: wordingId };
  await writeAudit(tx, [{ act: "template.saved", details }]);
}
