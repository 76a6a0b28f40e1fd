import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { TemplateKey } from "./input";

export type TemplateRow = { letter: string; locale: string; updatedAt: Date };

/** Which letters the organisation has written itself, and in which languages. */
export const listTemplates = (tx: OrgTx): Promise<TemplateRow[]> =>
  tx.db.template.findMany({
    where: { orgId: tx.org },
    select: { letter: true, locale: true, updatedAt: true },
    orderBy: [{ letter: "asc" }, { locale: "asc" }],
  });

export type TemplateView = {
  subject: string;
  body: string;
  /** Written when it stood below the built-in sentences. */
  isBelow: boolean;
  wordingId: string;
  updatedAt: Date;
  updatedBy: string | null;
};

/** The organisation's own words for a letter in a language, and who wrote them; undefined where the built-in ones hold. */
export async function readTemplate(
  tx: OrgTx,
  { letter, locale }: TemplateKey,
): Promise<TemplateView | undefined> {
  const rows = await tx.db.$queryRaw<TemplateView[]>(sql`
    SELECT w.subject, w.body, w.is_below AS "isBelow", t.wording_id AS "wordingId", t.updated_at AS "updatedAt",
      nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS "updatedBy"
    FROM app.templates t
    JOIN app.wordings w ON w.org_id = t.org_id AND w.id = t.wording_id
    LEFT JOIN app.accounts b ON b.org_id = t.org_id AND b.id = t.updated_by
    WHERE t.org_id = ${tx.org}::uuid AND t.letter = ${letter} AND t.locale = ${locale}`);
  return rows[0];
}
