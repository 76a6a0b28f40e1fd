import { NAMELESS } from "@/accounts/rules";
import { countEnding } from "@/calendar/queries";
import { countDesk } from "@/desk/queries";
import { COUNTED } from "@/desk/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { countLeftContacts } from "@/lifecycle/queries";
import { countPeople } from "@/people/queries";
import type { FirstStepFacts, NeedCounts, StepRow } from "./rules";
import { ENDING_DAYS, MOST_CLAIMS, MOST_NEEDED } from "./rules";

const MOST_TEAMS = 6;

/**
 * How many there are, erased ones aside, and how many of them await an invitation, each counted to one more than `most`: one walk
 * along the states, in their order, which only the index of states has (0093).
 */
export async function countEverybody(
  tx: OrgTx,
  most: number,
): Promise<{ all: number; unsent: number }> {
  const met = (states: Sql) => sql`(SELECT FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid
    AND a.status ${states} AND a.name_key < ${NAMELESS} ORDER BY a.status, a.name_key, a.id LIMIT ${most + 1})`;
  const [counted] = await tx.db.$queryRaw<{ others: number; unsent: number }[]>(sql`
    WITH unsent AS MATERIALIZED (SELECT count(*)::int AS n FROM ${met(sql`BETWEEN 'CREATED' AND 'CREATED'`)} found)
    SELECT n AS unsent, (SELECT count(*)::int FROM (SELECT FROM (${met(sql`< 'CREATED'`)} UNION ALL ${met(sql`> 'CREATED'`)}) found
      LIMIT ${most + 1} - (SELECT n FROM unsent)) counted) AS others FROM unsent`);
  const { others, unsent } = counted ?? { others: 0, unsent: 0 };
  return { all: others + unsent, unsent };
}

/** How many people came to each step by day since a day, and before it altogether. */
export const readFunnel = (tx: OrgTx, since: string): Promise<StepRow[]> =>
  tx.db.$queryRaw<StepRow[]>(sql`
    SELECT f.step, CASE WHEN f.day > ${since}::date THEN f.day::text END AS day, sum(f.people)::int AS people
    FROM app.funnel_steps f WHERE f.org_id = ${tx.org}::uuid GROUP BY 1, 2`);

/** Whether any transport ever told that a message arrived; where none does, the funnel shows what was sent. */
export async function tellsDelivery(tx: OrgTx): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ told: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM app.funnel_steps f WHERE f.org_id = ${tx.org}::uuid AND f.step = 'DELIVERED') AS told`);
  return rows[0]?.told ?? false;
}

/** Whether somebody founded the organisation, whom the funnel leaves out: nobody brought them in. */
export async function leavesOutFounder(tx: OrgTx): Promise<boolean> {
  const founder = await tx.db.account.findFirst({
    where: { orgId: tx.org, source: "SIGN_UP", erasedAt: null },
    select: { id: true },
  });
  return founder !== null;
}

export type ClaimTime = {
  kind: "all" | "channel" | "team";
  /** Channel or name of the team; empty for all. */
  name: string;
  people: number;
  /** Median seconds from the invitation to the claim. */
  seconds: number;
};

/**
 * How long it took from invitation to claim, of the newest claims since then: together, by channel, by the largest teams.
 * Teams are looked up claim by claim (OFFSET 0 keeps it so), however many members there are.
 */
export const readClaimTimes = (tx: OrgTx, since: Date): Promise<ClaimTime[]> =>
  tx.db.$queryRaw<ClaimTime[]>(sql`
    WITH claims AS MATERIALIZED (
      SELECT i.account_id, i.channel, extract(epoch FROM i.claimed_at - i.created_at)::float8 AS seconds
      FROM app.invitations i WHERE i.org_id = ${tx.org}::uuid AND i.claimed_at IS NOT NULL AND i.claimed_at >= ${since}
      ORDER BY i.claimed_at DESC LIMIT ${MOST_CLAIMS}),
    teams AS (
      SELECT m.team_id, count(*)::int AS people, percentile_cont(0.5) WITHIN GROUP (ORDER BY c.seconds) AS seconds
      FROM claims c CROSS JOIN LATERAL (
        SELECT team_id FROM app.team_members WHERE org_id = ${tx.org}::uuid AND account_id = c.account_id OFFSET 0) m
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_TEAMS})
    SELECT 'all' AS kind, '' AS name, count(*)::int AS people, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds
    FROM claims HAVING count(*) > 0
    UNION ALL
    SELECT 'channel', channel, count(*)::int, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM claims GROUP BY channel
    UNION ALL
    SELECT 'team', (SELECT t.name FROM app.teams t WHERE t.org_id = ${tx.org}::uuid AND t.id = teams.team_id), people, seconds FROM teams
    ORDER BY kind, people DESC, name`);

/** How many people each need is about: of the Desk as far as it counts, of the others to `MOST_NEEDED`. */
export const countNeeds = async (tx: OrgTx): Promise<NeedCounts> => ({
  ...(await countDesk(tx)),
  leftContacts: await countLeftContacts(tx, COUNTED),
  ending: await countEnding(tx, ENDING_DAYS),
  created: await countPeople(tx, { states: ["CREATED"] }, MOST_NEEDED),
});

/** What a new organisation has done already, and whether its list was put away. */
export async function readFirstSteps(tx: OrgTx): Promise<FirstStepFacts> {
  const [org, team, rows] = [
    await tx.db.organization.findUniqueOrThrow({
      where: { orgId: tx.org },
      select: { fromName: true, fromAddress: true, stepsHiddenAt: true },
    }),
    await tx.db.team.findFirst({ where: { orgId: tx.org }, select: { id: true } }),
    await tx.db.$queryRaw<{ step: string }[]>(sql`
      SELECT step FROM app.funnel_steps WHERE org_id = ${tx.org}::uuid GROUP BY step HAVING sum(people) > 0`),
  ];
  // whoever founded the organisation is not among them
  const isAny = (wanted: string) => rows.some(({ step }) => step === wanted);
  return {
    sender: org.fromName !== null || org.fromAddress !== null,
    team: team !== null,
    people: isAny("CREATED"),
    invite: isAny("INVITED"),
    claim: isAny("CLAIMED"),
    isHidden: org.stepsHiddenAt !== null,
  };
}
