import type { Named } from "@/accounts/input";
import type { CampaignKind } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import { isMatching, peopleConditions } from "@/people/queries";

type FoundMember = Named & { id: string; language: string | null };

type Wanted = {
  id: string;
  /** Whom a campaign of this kind, by whatever way, would write to. */
  kind: CampaignKind;
  /** By name or address; else the first after or before somebody, in the order of ids. */
  q?: string;
  after?: string;
  before?: string;
};

const CODED = sql`(a.email IS NULL OR a.undeliverable_at IS NULL)`;
const WRITTEN_TO: Record<CampaignKind, Sql> = {
  INVITE: sql`a.status = 'CREATED' AND ${CODED}`,
  REMIND: sql`a.status = 'INVITED' AND a.declined_at IS NULL AND a.undeliverable_at IS NULL
    AND (a.email IS NOT NULL OR a.phone IS NOT NULL)`,
  AGAIN: sql`a.status = 'INVITED' AND ${CODED}`,
  REINSTATE: sql`a.status = 'SUSPENDED' AND a.claimed_at IS NULL AND ${CODED}`,
};

/** Who is next to whom, going round at either end. */
const rounds = ({ after, before }: Wanted): Sql[] => {
  if (after) return [sql`AND m.account_id > ${after}::uuid`, empty];
  return before ? [sql`AND m.account_id < ${before}::uuid`, empty] : [empty];
};

/** People of a frozen selection that a letter would go to: those found by a word, or the one next to another. */
export async function findMembers(tx: OrgTx, wanted: Wanted, most = 1): Promise<FoundMember[]> {
  const { each } = await peopleConditions(tx, { q: wanted.q });
  const order = wanted.before ? sql`DESC` : sql`ASC`;
  for (const from of rounds(wanted)) {
    const found = await tx.db.$queryRaw<FoundMember[]>(sql`
      SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
        a.external_id AS "externalId", a.phone, a.language
      FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${wanted.id}::uuid AND m.outcome IS NULL ${from}
        AND ${WRITTEN_TO[wanted.kind]} AND ${isMatching(each)}
      ORDER BY m.account_id ${order} LIMIT ${most}`);
    if (found.length > 0) return found;
  }
  return [];
}
