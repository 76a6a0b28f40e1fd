import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Terms } from "./rules";

/** The organisation's terms in force, or those of a version, in every language; undefined where there are none. */
export async function readTerms(tx: OrgTx, version?: number): Promise<Terms | undefined> {
  const rows = await tx.db.$queryRaw<Terms[]>(sql`
    SELECT t.version, t.published_at AS "publishedAt",
      (SELECT jsonb_agg(jsonb_build_object('kind', x.kind, 'locale', x.locale, 'body', x.body, 'url', x.url) ORDER BY x.kind DESC, x.locale)
        FROM app.terms_texts x WHERE x.org_id = t.org_id AND x.version = t.version) AS texts
    FROM app.organizations o JOIN app.terms t ON t.org_id = o.org_id AND t.version = ${version === undefined ? sql`o.terms_version` : sql`${version}::int`}
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

export type VersionRow = {
  version: number;
  publishedAt: Date;
  publishedBy: string | null;
  /** Members were asked for it too. */
  askedAgain: boolean;
  isInForce: boolean;
  locales: string[];
};

/** Versions that the organisation has or had, the newest first. */
export const listVersions = (tx: OrgTx, most = 50): Promise<VersionRow[]> =>
  tx.db.$queryRaw(sql`
    SELECT t.version, t.published_at AS "publishedAt", t.asked_again AS "askedAgain", t.version = coalesce(o.terms_version, 0) AS "isInForce",
      (SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.accounts b
        WHERE b.org_id = t.org_id AND b.id = t.published_by) AS "publishedBy",
      ARRAY(SELECT DISTINCT x.locale FROM app.terms_texts x WHERE x.org_id = t.org_id AND x.version = t.version ORDER BY x.locale) AS locales
    FROM app.terms t JOIN app.organizations o ON o.org_id = t.org_id
    WHERE t.org_id = ${tx.org}::uuid ORDER BY t.version DESC LIMIT ${most}`);

/** Whether a member is asked for the terms: an admin said so, and they have accepted none since. */
export async function isAskedForTerms(tx: OrgTx, accountId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ asked: boolean }[]>(sql`
    SELECT o.terms_since IS NOT NULL AND NOT EXISTS (SELECT FROM app.acceptances c
        WHERE c.org_id = o.org_id AND c.account_id = a.id AND c.version >= o.terms_since) AS asked
    FROM app.organizations o JOIN app.accounts a ON a.org_id = o.org_id
    WHERE o.org_id = ${tx.org}::uuid AND a.id = ${accountId}::uuid AND a.status = 'ACTIVE'`);
  return rows[0]?.asked ?? false;
}

export type Acceptance = { version: number; at: Date };

/** Which versions somebody accepted, and when: the newest first. Told also once the terms are withdrawn. */
export const readAcceptances = (tx: OrgTx, accountId: string, most = 20): Promise<Acceptance[]> =>
  tx.db.$queryRaw(sql`
    SELECT c.version, c.accepted_at AS at FROM app.acceptances c
    WHERE c.org_id = ${tx.org}::uuid AND c.account_id = ${accountId}::uuid ORDER BY c.version DESC LIMIT ${most}`);
