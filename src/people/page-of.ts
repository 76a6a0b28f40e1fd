import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { Matching, PeopleCursor } from "./rules";

/** Each way walks its own index in the order of the list; several are merged. */
export function pageOf(
  each: readonly Matching<Sql>[],
  cursor: PeopleCursor | undefined,
  most: number,
): Sql {
  const order = cursor?.back ? sql`ORDER BY name_key DESC, id DESC` : sql`ORDER BY name_key, id`;
  const from = (name: Sql, id: Sql) => {
    if (!cursor) return empty;
    const at = sql`(${cursor.nameKey}, ${cursor.id}::uuid)`;
    return cursor.back ? sql`AND (${name}, ${id}) < ${at}` : sql`AND (${name}, ${id}) > ${at}`;
  };
  const ways = each.map(({ holds, met }) =>
    met
      ? sql`(SELECT w.account_id AS id, w.waiting_name AS name_key ${met} ${from(sql`w.waiting_name`, sql`w.account_id`)} ${order} LIMIT ${most})`
      : sql`(SELECT a.id, a.name_key FROM app.accounts a WHERE ${holds} ${from(sql`a.name_key`, sql`a.id`)} ${order} LIMIT ${most})`,
  );
  return sql`SELECT id, name_key FROM (${join(ways, " UNION ALL ")}) merged ${order} LIMIT ${most}`;
}
