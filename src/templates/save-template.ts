import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { writeWording } from "@/messages/write-wording";
import { dropTemplate } from "./drop-template";
import type { TemplateKey } from "./input";
import { previewWords } from "./preview-words";
import { ownParts } from "./rules";
import { pointTemplate } from "./store";

export type SavedTemplate = TemplateKey & {
  subject: string;
  body: string;
  /** When the words that the change starts from were saved; null for the built-in ones. */
  seen: Date | null;
};

/**
 * The organisation's own words for a letter in a language, from now on. A wording never changes: letters that wait in the
 * outbox keep the words they were queued with. Words that say what is built in are not its own.
 */
export async function saveTemplate(
  tx: OrgTx,
  { letter, locale, subject, body, seen }: SavedTemplate,
): Promise<{ isOwn: boolean }> {
  demand(tx, "settings.manage");
  const { own: before, start } = await previewWords(tx, { letter, locale });
  const words = ownParts({ subject, body }, start.builtIn);
  if (words.subject === "" && words.body === "") {
    if (before) await dropTemplate(tx, { letter, locale, seen: seen ?? tx.now });
    return { isOwn: false };
  }
  const wordingId = await writeWording(tx, words);
  const saved = await pointTemplate(tx, { letter, locale, wordingId, seen });
  if (saved === 0) throw new Refusal("settings-changed");
  const details = { letter, locale, before: before?.wordingId ?? null, after: wordingId };
  await writeAudit(tx, [{ act: "template.saved", details }]);
  return { isOwn: true };
}
