import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { NOBODY } from "./rules";

type Filed = { id: string; reading: unknown };

/**
 * Rows that name these people as owners: a row that changes nothing, is wrong or left out says so in the cell (`places`) alone.
 * Cells are read of those only: of 100,000 rows that takes longer than all the rest of an erasure.
 */
const findOwned = (
  tx: OrgTx,
  {
    ids,
    names,
    places,
  }: Record<"ids" | "names", readonly string[]> & {
    places: readonly { id: string; place: number }[];
  },
): Promise<{ importId: string; line: number }[]> =>
  tx.db.$queryRaw(sql`
    SELECT m.import_id AS "importId", m.line FROM app.import_rows m
    LEFT JOIN jsonb_to_recordset(${rowset(places)}) AS p (id uuid, place int) ON p.id = m.import_id
    WHERE m.org_id = ${tx.org}::uuid AND (m.owner_key = ANY (${[...names]}::text[])
      OR m.change #>> '{owner,id}' = ANY (${[...ids]}::text[]) OR (p.place IS NOT NULL AND m.owner_key IS NULL
        AND m.change -> 'owner' IS NULL AND lower(btrim(m.cells ->> p.place)) = ANY (${[...names]}::text[])))`);

/**
 * These rows forget who their owner is; that there was one stays, or their people would come in as users. What their people
 * themselves are called (`own`) stays, also where their owner signs in with the same word.
 */
const forgetOwned = (
  tx: OrgTx,
  {
    id,
    lines,
    owner,
    names,
    own,
    keys,
  }: { id: string; keys: readonly string[] } & Record<
    "lines" | "owner" | "names" | "own",
    readonly number[]
  >,
) =>
  tx.db.$executeRaw(sql`
    UPDATE app.import_rows m SET owner_key = NULL, faults = NULL, fault_keys = '{}', cells = (
      SELECT json_agg(CASE WHEN c.place - 1 = ANY (${[...owner]}::int[]) THEN ${NOBODY}
          WHEN c.place - 1 = ANY (${[...names]}::int[]) THEN ''
          WHEN c.place - 1 <> ALL (${[...own]}::int[]) AND lower(btrim(c.cell)) = ANY (${[...keys]}::text[]) THEN ''
        ELSE c.cell END ORDER BY c.place)
      FROM json_array_elements_text(m.cells) WITH ORDINALITY AS c (cell, place))
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.line = ANY (${[...lines]}::int[])`);

const NAMES: readonly (string | null)[] = ["OWNER_FIRSTNAME", "OWNER_LASTNAME"];

/** Where a file says whom an owner owns: by what they sign in with, by their names, and all the rest that it says. */
function placesOf({ reading }: { reading: unknown }) {
  const mapping = parseReading(reading)?.mapping ?? [];
  const all = mapping.map((key, at) => ({ key, at }));
  const at = (is: (key: string | null) => boolean) =>
    all.filter(({ key }) => is(key)).map((one) => one.at);
  return {
    owner: at((key) => key === "OWNER_LOGIN"),
    names: at((key) => NAMES.includes(key)),
    own: at((key) => key !== null && key !== "OWNER_LOGIN" && !NAMES.includes(key)),
  };
}

/**
 * In rows of whom these people own, nothing of them is left; an owner who is nobody any more is one that is to be replaced.
 * Returns the imports that have such rows.
 */
export async function forgetOwners(
  tx: OrgTx,
  { filed, ids, names }: { filed: readonly Filed[] } & Record<"ids" | "names", readonly string[]>,
): Promise<string[]> {
  const read = filed.map((one) => ({ id: one.id, ...placesOf(one) }));
  const places = read.flatMap(({ id, owner }) => owner.map((place) => ({ id, place })));
  const found = await findOwned(tx, { ids, names, places });
  for (const { id, ...at } of read) {
    const lines = found.filter(({ importId }) => importId === id).map(({ line }) => line);
    if (lines.length > 0) await forgetOwned(tx, { id, lines, ...at, keys: names });
  }
  return found.map(({ importId }) => importId);
}
