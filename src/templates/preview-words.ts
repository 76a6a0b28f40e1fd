import { standardText, standardWords } from "@emails/standard-words";
import type { OrgTx } from "@/lib/org";
import type { TemplateKey } from "./input";
import type { TemplateView } from "./queries";
import { readTemplate } from "./queries";
import type { StartWords } from "./rules";

const isTexted = (letter: string) => letter === "invitation" || letter === "reminder";

/** What own words begin from: the organisation's, else the built-in ones, in merge-field form. */
export async function previewWords(
  tx: OrgTx,
  { letter, locale }: TemplateKey,
): Promise<{ own: TemplateView | undefined; start: StartWords }> {
  const own = await readTemplate(tx, { letter, locale });
  const builtIn = standardWords(letter, locale);
  const text = isTexted(letter) ? standardText(letter, locale) : "";
  if (!own) return { own, start: { ...builtIn, builtIn, text } };
  const below = own.isBelow && own.body ? `${builtIn.body}\n\n${own.body}` : own.body;
  const words = { subject: own.subject || builtIn.subject, body: below || builtIn.body };
  return { own, start: { ...words, builtIn, text } };
}
