import { emailKey, plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";

/** Up to so many are found first; more are met soon enough on the way. */
const NARROW = 1_000;

/** A whole address finds whose it is; what is nobody's is looked for as words. */
export async function searched(tx: OrgTx, q: string): Promise<Sql> {
  const needle = plainText(q);
  if (!needle) return empty;
  const where = { orgId: tx.org, emailKey: emailKey(q.trim()) };
  const whole = q.includes("@") && (await tx.db.account.findFirst({ where, select: { id: true } }));
  if (whole) return sql`AND a.id = ${whole.id}::uuid`;
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT app.search_accounts(${needle}) LIMIT ${NARROW + 1}) found`);
  if ((rows[0]?.n ?? 0) <= NARROW)
    return sql`AND a.id = ANY (ARRAY(SELECT app.search_accounts(${needle})))`;
  const words = needle.split(" ").map((word) => {
    const like = `%${word.length < 3 ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`;
    return sql`AND a.search_text LIKE ${like}`;
  });
  return join(words, " ");
}
