import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { TemplateKey } from "./input";

/**
 * Points a letter in a language at a wording. `seen` is when the words that were on the screen were saved, null for none:
 * 0 where somebody else saved meanwhile.
 */
export const pointTemplate = (
  tx: OrgTx,
  { letter, locale, wordingId, seen }: TemplateKey & { wordingId: string; seen: Date | null },
): Promise<number> => {
  const by = tx.actor.kind === "account" ? tx.actor.id : null;
  return tx.db.$executeRaw(sql`
    INSERT INTO app.templates AS t (org_id, letter, locale, wording_id, updated_by, updated_at)
    VALUES (${tx.org}::uuid, ${letter}, ${locale}, ${wordingId}::uuid, ${by}::uuid, ${tx.now})
    ON CONFLICT (org_id, letter, locale) DO UPDATE
    SET wording_id = excluded.wording_id, updated_by = excluded.updated_by,
        updated_at = greatest(excluded.updated_at, t.updated_at + interval '1 millisecond')
    WHERE t.updated_at = ${seen}::timestamptz`);
};

export const deleteTemplate = async (
  tx: OrgTx,
  { letter, locale, seen }: TemplateKey & { seen: Date },
): Promise<number> => {
  const where = { orgId: tx.org, letter, locale, updatedAt: seen };
  return (await tx.db.template.deleteMany({ where })).count;
};
