import type { Named } from "@/accounts/input";
import { isWrittenTo, readAboveOf } from "@/addressees/queries";
import type { Channel } from "@/addressees/rules";
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
  /** Those among them who said no as well. */
  withDeclined?: boolean;
  /** Only those whom it reaches this way. */
  way?: Channel;
  /** By name or address; else the first after or before somebody, in the order of ids. */
  q?: string;
  after?: string;
  before?: string;
};

/** Who is next to whom, going round at either end. */
const rounds = ({ after, before }: Wanted): Sql[] => {
  if (after) return [sql`AND m.account_id > ${after}::uuid`, empty];
  return before ? [sql`AND m.account_id < ${before}::uuid`, empty] : [empty];
};

/**
 * People of a frozen selection that a letter would go to: those found by a word, or the one next to another. Members are walked in
 * their order and looked up one by one (OFFSET 0): a selection that was just made is unknown to the planner (0081), which went
 * through all its members for each account of the organisation.
 */
export async function findMembers(tx: OrgTx, wanted: Wanted, most = 1): Promise<FoundMember[]> {
  const { each } = await peopleConditions(tx, { q: wanted.q });
  const { id: selectionId, kind, withDeclined } = wanted;
  const whom = { selectionId, kind, declinedUntil: withDeclined ? tx.now : null };
  const written = await isWrittenTo(tx, whom, wanted.way);
  const above = await readAboveOf(tx, selectionId);
  const order = wanted.before ? sql`DESC` : sql`ASC`;
  for (const from of rounds(wanted)) {
    const found = await tx.db.$queryRaw<FoundMember[]>(sql`
      SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
        a.external_id AS "externalId", a.phone, a.language
      FROM app.selection_members m CROSS JOIN LATERAL (
        SELECT * FROM app.accounts b WHERE b.org_id = m.org_id AND b.id = m.account_id OFFSET 0) a
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${wanted.id}::uuid AND m.outcome IS NULL ${from}
        AND ${written} AND a.id <> ALL (${above}::uuid[]) AND ${isMatching(each)}
      ORDER BY m.account_id ${order} LIMIT ${most}`);
    if (found.length > 0) return found;
  }
  return [];
}
