import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readLastVersion, readTerms } from "./queries";
import type { TermsText } from "./rules";
import { areAlike } from "./rules";
import { insertTerms, updateInForce } from "./store";

type Publication = {
  texts: readonly TermsText[];
  /** Members, too, are asked for this version. */
  askAgain: boolean;
  /** The newest version that its maker saw; 0 for none. */
  seen: number;
};

/**
 * Puts new terms in force: whoever claims from now on accepts them. Those who are in go on as they are unless they are to
 * be asked as well. Without any text nothing is asked any more; what was accepted stays on record.
 */
export async function publishTerms(
  tx: OrgTx,
  { texts, askAgain, seen }: Publication,
): Promise<{ version: number | null; changed: boolean }> {
  demand(tx, "settings.manage");
  const last = await readLastVersion(tx);
  if (last !== seen) throw new Refusal("settings-changed");
  const before = await readTerms(tx);
  if (areAlike(before?.texts ?? [], texts) && !askAgain)
    return { version: before?.version ?? null, changed: false };
  if (texts.length === 0) {
    if (!before) return { version: null, changed: false };
    await updateInForce(tx, { termsVersion: null, termsSince: null });
    await writeAudit(tx, [{ act: "terms.withdrawn", details: { version: before.version } }]);
    return { version: null, changed: true };
  }
  const version = last + 1;
  if (!(await insertTerms(tx, { version, texts, askAgain }))) throw new Refusal("settings-changed");
  await updateInForce(tx, { termsVersion: version, ...(askAgain ? { termsSince: version } : {}) });
  const languages = [...new Set(texts.map(({ locale }) => locale))];
  await writeAudit(tx, [{ act: "terms.published", details: { version, languages, askAgain } }]);
  return { version, changed: true };
}
