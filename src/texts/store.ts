import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";

/** The organisation's own day. */
const TODAY = (tx: OrgTx) =>
  sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE o.time_zone)::date FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid)`;

/** Books up to so many texts of the day to a country; returns how many. */
export async function bookTexts(
  tx: OrgTx,
  country: string,
  wanted: number,
  most: number,
): Promise<number> {
  await tx.db.$executeRaw(sql`
    INSERT INTO app.text_days (org_id, day, country, texts) VALUES (${tx.org}::uuid, ${TODAY(tx)}, ${country}, 0) ON CONFLICT DO NOTHING`);
  const rows = await tx.db.$queryRaw<{ booked: number }[]>(sql`
    WITH was AS MATERIALIZED (
      SELECT texts FROM app.text_days WHERE org_id = ${tx.org}::uuid AND day = ${TODAY(tx)} AND country = ${country} FOR UPDATE)
    UPDATE app.text_days d SET texts = greatest(d.texts + least(${wanted}, greatest(${most} - was.texts, 0)), 0) FROM was
    WHERE d.org_id = ${tx.org}::uuid AND d.day = ${TODAY(tx)} AND d.country = ${country}
    RETURNING d.texts - was.texts AS booked`);
  return rows[0]?.booked ?? 0;
}

/** When the organisation's next day begins. */
export async function readTomorrow(tx: OrgTx): Promise<Date> {
  const rows = await tx.db.$queryRaw<{ at: Date }[]>(sql`
    SELECT (${TODAY(tx)} + 1)::timestamp AT TIME ZONE time_zone AS at FROM app.organizations WHERE org_id = ${tx.org}::uuid`);
  return rows[0]?.at ?? tx.now;
}

/** What was read of numbers that are still the same. */
export const setMobileCountries = (
  tx: OrgTx,
  rows: readonly { id: string; country: string }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET mobile_country = r.country FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, country text)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.mobile_country IS NULL AND a.phone_key IS NOT NULL`);
