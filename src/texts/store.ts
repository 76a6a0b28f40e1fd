import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { textBudget } from "@/lib/texts/transport";
import { BUDGET } from "./rules";

/** The organisation's own day. */
const TODAY = (tx: OrgTx) =>
  sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE o.time_zone)::date FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid)`;

/** Nobody else books texts of this organisation until the transaction ends: its caps are over all countries together. */
export const lockTexts = (tx: OrgTx): Promise<number> =>
  tx.db.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended('texts ' || ${tx.org}::text, 0))`,
  );

/** Books texts of the day to a country; fewer than none are given back. */
export const bookTexts = (tx: OrgTx, country: string, texts: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.text_days AS d (org_id, day, country, texts) VALUES (${tx.org}::uuid, ${TODAY(tx)}, ${country}, greatest(${texts}::int, 0))
    ON CONFLICT (org_id, day, country) DO UPDATE SET texts = greatest(d.texts + ${texts}::int, 0)`);

/**
 * Books up to so many of the texts that all organisations together may send in a day before they are trusted; returns how
 * many. Fewer than none are given back. The day is that of UTC, as theirs differ.
 */
export async function bookBudget(tx: OrgTx, wanted: number): Promise<number> {
  const most = textBudget();
  await tx.db.$executeRaw(sql`
    INSERT INTO ops.buckets (key, tokens, at) VALUES (${BUDGET}, ${most}::float8, ${tx.now}) ON CONFLICT DO NOTHING`);
  const rows = await tx.db.$queryRaw<{ booked: number }[]>(sql`
    WITH was AS MATERIALIZED (
      SELECT CASE WHEN at < date_trunc('day', ${tx.now}::timestamptz, 'UTC') THEN ${most}::float8 ELSE least(tokens, ${most}::float8) END AS left
      FROM ops.buckets WHERE key = ${BUDGET} FOR UPDATE)
    UPDATE ops.buckets b SET tokens = least(was.left - least(${wanted}::float8, was.left), ${most}::float8), at = greatest(b.at, ${tx.now})
    FROM was WHERE b.key = ${BUDGET} RETURNING least(${wanted}::float8, was.left)::int AS booked`);
  return rows[0]?.booked ?? 0;
}

/**
 * Says until when texts wait. A pump says so with letters in its hand, and whoever holds the organisation may be waiting for these: then
 * the next turn says it, which finds the day full as well.
 */
export const setTextsHeld = (tx: OrgTx, until: Date): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.organizations SET texts_held_until = ${until} WHERE org_id = (
      SELECT o.org_id FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid FOR NO KEY UPDATE SKIP LOCKED)`);

/** When the organisation's next day begins. */
export async function readTomorrow(tx: OrgTx): Promise<Date> {
  const rows = await tx.db.$queryRaw<{ at: Date }[]>(sql`
    SELECT (${TODAY(tx)} + 1)::timestamp AT TIME ZONE time_zone AS at FROM app.organizations WHERE org_id = ${tx.org}::uuid`);
  return rows[0]?.at ?? tx.now;
}

/** What was read of numbers that are still the same. */
export const setMobileCountries = (
  tx: OrgTx,
  rows: readonly { id: string; phone: string; country: string; digest: string | null }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET mobile_country = r.country, mobile_digest = r.digest
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, phone text, country text, digest text)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.phone_key = r.phone`);
