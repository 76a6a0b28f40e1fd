import type { Channel } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import { join, sql } from "@/lib/sql";
import type { LicenceNeed, Verdict } from "@/plans/rules";
import { WRITTEN } from "@/plans/rules";

/** By which key the rows are found that are wrong for their owner's row alone. */
export const LEAVES = "OWNER_LOGIN|owner-leaves|";

/** By which key the rows are found that were refused for what their person may do. */
const ABOVE = "|holds-more|";

/** Contacts `c` who are open, of the account of a row `m`. */
export const OPEN_CONTACTS = sql`
  app.accounts c WHERE c.org_id = m.org_id AND c.owner_id = m.account_id AND c.status <> 'CLOSED'`;

/**
 * Rows `m` that are written before all others, so that what they free is there for those who come: people who are suspended,
 * and who are closed and own nobody. Owners are closed last, behind the rows that hand their contacts on.
 */
export const LEAVES_FIRST = sql`(m.verdict = 'SUSPEND'
  OR (m.verdict = 'CLOSE' AND NOT EXISTS (SELECT FROM ${OPEN_CONTACTS})))`;

/** Whoever a row leaves suspended holds no licence, whatever it gives them. */
const ENDS_SUSPENDED = sql`(coalesce(m.change ->> 'move', '') = 'suspend'
  OR (m.change ->> 'was' IS NOT DISTINCT FROM 'SUSPENDED' AND m.change ->> 'move' IS DISTINCT FROM 'reactivate')
  OR (m.change ->> 'move' IS NOT DISTINCT FROM 'reopen' AND a.status_before_close IS NOT DISTINCT FROM 'SUSPENDED'))`;

/** Who is brought back holds again what they were given before. */
const COMES_BACK = sql`(m.change ->> 'move' = 'reactivate'
  OR (m.change ->> 'move' = 'reopen' AND a.status_before_close IS DISTINCT FROM 'SUSPENDED'))`;

/**
 * Licences that the rows of a plan take, of each application that they give to anybody: those whom they give it, and those
 * who come back and have it. What is left is what nobody holds, and what the rows free before that; without a number, null.
 * Who comes back and who goes are found by their verdicts, for a roster has rows by the hundred thousand.
 */
export const readLicenceNeeds = (tx: OrgTx, id: string): Promise<LicenceNeed[]> =>
  tx.db.$queryRaw(sql`
    WITH m AS NOT MATERIALIZED (SELECT m.org_id, m.account_id, m.verdict, m.change FROM app.import_rows m
        JOIN app.imports i ON i.org_id = m.org_id AND i.id = m.import_id AND i.purpose <> 'UNDO'
        WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.outcome IS NULL AND m.verdict IN (${join(WRITTEN)})),
      given AS (SELECT x.id::uuid AS id, count(*) AS n FROM m
        CROSS JOIN LATERAL jsonb_array_elements_text(m.change -> 'applications') AS x (id)
        LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
        WHERE m.change ? 'applications' AND NOT ${ENDS_SUSPENDED} AND NOT EXISTS (SELECT FROM app.application_grants h
          WHERE h.org_id = ${tx.org}::uuid AND h.application_id = x.id::uuid AND h.account_id = m.account_id)
        GROUP BY x.id),
      back AS (SELECT g.application_id AS id, count(*) AS n FROM m
        JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
        JOIN app.application_grants g ON g.org_id = ${tx.org}::uuid AND g.account_id = m.account_id AND NOT g.holds
        WHERE m.verdict IN ('REACTIVATE', 'REOPEN') AND ${COMES_BACK} GROUP BY 1),
      freed AS (SELECT g.application_id AS id, count(*) AS n FROM m
        JOIN app.application_grants g ON g.org_id = ${tx.org}::uuid AND g.account_id = m.account_id AND g.holds
        WHERE m.verdict IN ('SUSPEND', 'CLOSE') AND ${LEAVES_FIRST} GROUP BY 1)
    SELECT p.id, p.name, (given.n + coalesce(back.n, 0))::int AS needed,
      CASE WHEN p.licences IS NOT NULL THEN greatest(0, p.licences + coalesce(freed.n, 0) - (SELECT count(*) FROM app.application_grants g
        WHERE g.org_id = ${tx.org}::uuid AND g.application_id = p.id AND g.holds))::int END AS left
    FROM given JOIN app.applications p ON p.org_id = ${tx.org}::uuid AND p.id = given.id
    LEFT JOIN back ON back.id = p.id LEFT JOIN freed ON freed.id = p.id ORDER BY p.name`);

/** How many rows would change people who may do more than the maker: they refuse the whole plan. */
export const countAbove = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.importFault.count({ where: { orgId: tx.org, importId: id, faultKey: ABOVE } });

/** What is counted of rows besides their verdicts. */
export const SPECIAL = [
  "quiet",
  "asleep",
  "revivable",
  "own",
  "ownerAsleep",
  "signIn",
  "renamed",
  "example",
  "omitted",
  "keeps",
  "erased",
] as const;

type Tally = { verdict: Verdict; channel: Channel | null; rows: number } & Record<
  (typeof SPECIAL)[number],
  number
>;

/**
 * How many rows have each verdict and channel, and what is special about them. Of each row only what is counted goes on to be
 * grouped: as it is, 100,000 of them are sorted on the disk.
 */
export const tallyRows = (tx: OrgTx, id: string): Promise<Tally[]> =>
  tx.db.$queryRaw<Tally[]>(sql`
    SELECT verdict, channel, count(*)::int AS rows,
      (count(*) FILTER (WHERE "quiet"))::int AS "quiet",
      (count(*) FILTER (WHERE "asleep"))::int AS "asleep",
      (count(*) FILTER (WHERE "revivable"))::int AS "revivable",
      (count(*) FILTER (WHERE "own"))::int AS "own",
      (count(*) FILTER (WHERE "ownerAsleep"))::int AS "ownerAsleep",
      (count(*) FILTER (WHERE "signIn"))::int AS "signIn",
      (count(*) FILTER (WHERE "renamed"))::int AS "renamed",
      (count(*) FILTER (WHERE "example"))::int AS "example",
      (count(*) FILTER (WHERE "omitted"))::int AS "omitted",
      (count(*) FILTER (WHERE "keeps"))::int AS "keeps",
      (count(*) FILTER (WHERE "erased"))::int AS "erased"
    FROM (SELECT i.verdict, i.channel,
        i.verdict = 'CREATE' AND i.change ? 'isQuiet' AND NOT i.change ? 'move' AS "quiet",
        i.verdict = 'CREATE' AND i.change ? 'move' AS "asleep",
        i.change ? 'revives' AS "revivable",
        i.change ? 'isOwn' AS "own",
        i.change ? 'ownerAsleep' AS "ownerAsleep",
        i.change ? 'signIn' AS "signIn",
        i.change ? 'renamed' AS "renamed",
        i.change ? 'example' AS "example",
        i.change ? 'omitted' AS "omitted",
        i.change ? 'keeps' AS "keeps",
        i.cells IS NULL AS "erased"
      FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid OFFSET 0) i
    GROUP BY verdict, channel`);
