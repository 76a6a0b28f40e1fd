import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** Who awaits an invitation, in numbers; what somebody lacks is counted whether or not it keeps them from being invited. */
export type Unsent = {
  total: number;
  /** Have an address that no server refused: an invitation can go there. */
  mailable: number;
  noEmail: number;
  noMobile: number;
  noLanguage: number;
  undeliverable: number;
  /** Held an invitation that was withdrawn: they know of their account. */
  withdrawn: number;
  /** Held one before they were suspended or closed, and await another: they know of it as well. */
  invitedBefore: number;
  /** Of those who can be mailed, by the language their letter is in; null is the organisation's. */
  languages: { language: string | null; count: number }[];
};

type Line = Omit<Unsent, "languages"> & { language: string | null };

/** Withdrawing, suspending and closing raise the epoch: of nobody else is looked for an invitation. */
const HELD = sql`SELECT FROM app.invitations i WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.live_seq > 0`;
const WAS_WITHDRAWN = sql`a.epoch > 0 AND EXISTS (${HELD} AND i.withdrawn_at IS NOT NULL)`;
const WAS_INVITED = sql`a.epoch > 0 AND EXISTS (${HELD}) AND NOT EXISTS (${HELD} AND i.withdrawn_at IS NOT NULL)`;

/** How many await an invitation, in which languages, and what they lack. */
export async function readUnsent(tx: OrgTx): Promise<Unsent> {
  const lines = await tx.db.$queryRaw<Line[]>(sql`
    SELECT a.language, count(*)::int AS total,
      count(*) FILTER (WHERE a.email IS NOT NULL AND a.undeliverable_at IS NULL)::int AS mailable,
      count(*) FILTER (WHERE a.email IS NULL)::int AS "noEmail",
      -- a landline takes no texts
      count(*) FILTER (WHERE coalesce(a.mobile_country, '') = '')::int AS "noMobile",
      count(*) FILTER (WHERE a.language IS NULL)::int AS "noLanguage",
      count(*) FILTER (WHERE a.undeliverable_at IS NOT NULL)::int AS undeliverable,
      count(*) FILTER (WHERE ${WAS_WITHDRAWN})::int AS withdrawn,
      count(*) FILTER (WHERE ${WAS_INVITED})::int AS "invitedBefore"
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED'
    GROUP BY a.language ORDER BY count(*) DESC, a.language NULLS FIRST`);
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    total: sum((line) => line.total),
    mailable: sum((line) => line.mailable),
    noEmail: sum((line) => line.noEmail),
    noMobile: sum((line) => line.noMobile),
    noLanguage: sum((line) => line.noLanguage),
    undeliverable: sum((line) => line.undeliverable),
    withdrawn: sum((line) => line.withdrawn),
    invitedBefore: sum((line) => line.invitedBefore),
    languages: lines
      .filter((line) => line.mailable > 0)
      .map(({ language, mailable }) => ({ language, count: mailable })),
  };
}
