import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import type { Invitee } from "./rules";
import { localTime, outlook } from "./rules";

/** When the link of send `s` was made or, where its letter waited, left: to the minute, so that those of a campaign stay together. */
const BEGUN = sql`greatest(s.created_at, date_trunc('minute', s.handed_over_at))`;

/**
 * The letters of account `a` that count: of the invitation that lives, to the address of today. The invitation sent last, by
 * hand or the first, begins the life by which reminders go; what is sent again after it ended begins another. A letter that waited
 * begins it when it leaves.
 */
const LETTERS = sql`LATERAL (
  SELECT count(*)::int AS letters, max(${BEGUN}) AS last_at, max(${BEGUN}) FILTER (WHERE m.letter = 'invitation') AS first_at,
    (array_agg(s.expires_at ORDER BY s.created_at DESC) FILTER (WHERE m.letter = 'invitation'))[1] AS ends_at,
    coalesce(bool_or(m.state IN ('QUEUED', 'DELAYED')), false) AS waits,
    coalesce((array_agg(m.state ORDER BY s.created_at DESC))[1] IN ('BOUNCED', 'COMPLAINED', 'FAILED'), false) AS lost
  FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
  WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED'
    AND s.epoch = a.epoch AND s.address_key = a.email_key) l`;

/** What an organisation wants of automatic reminders, its time, and whether those of its day are begun. */
export type Wish = {
  isOn: boolean;
  most: number;
  timeZone: string;
  hour: number;
  today: string;
  isBegun: boolean;
  /** The first day on which somebody can still be reminded. */
  from: string;
};

export async function readWish(tx: OrgTx): Promise<Wish> {
  const { autoRemind, mostReminders, timeZone } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { autoRemind: true, mostReminders: true, timeZone: true },
  });
  const { day: today, hour } = localTime(tx.now, timeZone);
  const onDay = new Date(`${today}T00:00:00Z`);
  const isBegun = (await tx.db.campaign.count({ where: { orgId: tx.org, onDay } })) > 0;
  const tomorrow = localTime(new Date(onDay.getTime() + 86_400_000), "UTC").day;
  const from = isBegun ? tomorrow : today;
  return { isOn: autoRemind, most: mostReminders, timeZone, hour, today, isBegun, from };
}

/** People whose letters went at the same times: they are reminded on the same days. */
export type Course = {
  firstAt: Date;
  endsAt: Date;
  lastAt: Date;
  letters: number;
  count: number;
  ids: string[];
};

/** Who may be reminded at all, those alike together; with their ids or only their number. */
export const listCourses = (tx: OrgTx, what: "ids" | "count"): Promise<Course[]> =>
  tx.db.$queryRaw<Course[]>(sql`
    SELECT l.first_at AS "firstAt", l.ends_at AS "endsAt", l.last_at AS "lastAt", l.letters, count(*)::int AS count,
      ${what === "ids" ? sql`array_agg(a.id ORDER BY a.id)` : sql`ARRAY[]::uuid[]`} AS ids
    FROM app.accounts a CROSS JOIN ${LETTERS}
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'INVITED' AND a.declined_at IS NULL AND a.reminders_off_at IS NULL
      AND a.undeliverable_at IS NULL AND l.ends_at > ${tx.now} AND NOT l.waits AND NOT l.lost
    GROUP BY l.first_at, l.ends_at, l.last_at, l.letters`);

const judged = (tx: OrgTx, id: string): Sql => sql`
  SELECT a.declined_at IS NOT NULL AS declined, a.reminders_off_at IS NOT NULL AS quiet, a.email_key IS NOT NULL AS addressed,
    a.undeliverable_at IS NOT NULL AS undeliverable, l.letters, l.first_at AS "firstAt", l.ends_at AS "endsAt", l.last_at AS "lastAt",
    l.waits, l.lost
  FROM app.accounts a CROSS JOIN ${LETTERS}
  WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid AND a.status = 'INVITED'`;

/** When somebody is reminded, or why they are not; undefined where there is nothing to remind of. */
export async function readOutlook(
  tx: OrgTx,
  id: string,
): Promise<ReturnType<typeof outlook> | undefined> {
  const [who] = await tx.db.$queryRaw<Invitee[]>(judged(tx, id));
  return who && outlook(who, await readWish(tx));
}
