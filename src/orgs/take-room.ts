import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { readTrust } from "./queries";
import { mostLetters } from "./rules";

/** The organisation's own day. */
const TODAY = (tx: OrgTx) =>
  sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE o.time_zone)::date FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid)`;

/** Books up to so many invitations of the day; returns how many. At the day's cap the others wait for the next one. */
async function take(tx: OrgTx, most: number, cap: number): Promise<number> {
  await tx.db.$executeRaw(sql`
    INSERT INTO app.sending_days (org_id, day, letters) VALUES (${tx.org}::uuid, ${TODAY(tx)}, 0) ON CONFLICT DO NOTHING`);
  const rows = await tx.db.$queryRaw<{ letters: number }[]>(sql`
    SELECT letters FROM app.sending_days WHERE org_id = ${tx.org}::uuid AND day = ${TODAY(tx)} FOR UPDATE`);
  const room = Math.max(Math.min(most, cap - (rows[0]?.letters ?? 0)), 0);
  await book(tx, room);
  if (room < most)
    await tx.db.$executeRaw(sql`
      UPDATE app.organizations SET held_until = (${TODAY(tx)} + 1)::timestamp AT TIME ZONE time_zone WHERE org_id = ${tx.org}::uuid`);
  return room;
}

const book = (tx: OrgTx, letters: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.sending_days SET letters = greatest(letters + ${letters}, 0) WHERE org_id = ${tx.org}::uuid AND day = ${TODAY(tx)}`);

/**
 * How many of these letters may leave today: an organisation that is not trusted yet has a cap for each of its days. Fewer
 * than none are given back: they did not leave after all.
 */
export async function takeRoom(tx: OrgTx, letters: number): Promise<number> {
  if (letters === 0) return 0;
  if (letters < 0) {
    if ((await book(tx, letters)) > 0)
      await tx.db.organization.updateMany({
        where: { orgId: tx.org, heldUntil: { gt: tx.now } },
        data: { heldUntil: null },
      });
    return letters;
  }
  const cap = mostLetters((await readTrust(tx)).step);
  return cap === undefined ? letters : take(tx, letters, cap);
}
