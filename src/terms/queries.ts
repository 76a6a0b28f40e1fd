import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Terms } from "./rules";

/** The organisation's terms in force, in every language; undefined where it has none. */
export async function readTerms(tx: OrgTx): Promise<Terms | undefined> {
  const rows = await tx.db.$queryRaw<Terms[]>(sql`
    SELECT t.version, t.published_at AS "publishedAt",
      (SELECT jsonb_agg(jsonb_build_object('kind', x.kind, 'locale', x.locale, 'body', x.body, 'url', x.url) ORDER BY x.kind DESC, x.locale)
        FROM app.terms_texts x WHERE x.org_id = t.org_id AND x.version = t.version) AS texts
    FROM app.organizations o JOIN app.terms t ON t.org_id = o.org_id AND t.version = o.terms_version
    WHERE o.org_id = ${tx.org}::uuid`);
  return rows[0];
}

/** The newest version there ever was; 0 where nothing was published. */
export async function readLastVersion(tx: OrgTx): Promise<number> {
  const last = await tx.db.terms.findFirst({
    where: { orgId: tx.org },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return last?.version ?? 0;
}

/** Whether a member is asked for the terms: an admin said so, and they have accepted none since. */
export async function isAskedForTerms(tx: OrgTx, accountId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ asked: boolean }[]>(sql`
    SELECT o.terms_since IS NOT NULL AND NOT EXISTS (SELECT FROM app.acceptances c
        WHERE c.org_id = o.org_id AND c.account_id = a.id AND c.version >= o.terms_since) AS asked
    FROM app.organizations o JOIN app.accounts a ON a.org_id = o.org_id
    WHERE o.org_id = ${tx.org}::uuid AND a.id = ${accountId}::uuid AND a.status = 'ACTIVE'`);
  return rows[0]?.asked ?? false;
}
