import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { PeopleCursor } from "./rules";

/** One condition at a time walks its own index in the order of the list; several are merged. */
export function pageOf(
  conditions: readonly Sql[],
  cursor: PeopleCursor | undefined,
  most: number,
): Sql {
  const from = cursor
    ? cursor.back
      ? sql`AND (a.name_key, a.id) < (${cursor.nameKey}, ${cursor.id}::uuid)`
      : sql`AND (a.name_key, a.id) > (${cursor.nameKey}, ${cursor.id}::uuid)`
    : empty;
  const order = cursor?.back ? sql`ORDER BY name_key DESC, id DESC` : sql`ORDER BY name_key, id`;
  const each = conditions.map(
    (where) =>
      sql`(SELECT a.id, a.name_key FROM app.accounts a WHERE ${where} ${from} ${order} LIMIT ${most})`,
  );
  return sql`SELECT id, name_key FROM (${join(each, " UNION ALL ")}) merged ${order} LIMIT ${most}`;
}
