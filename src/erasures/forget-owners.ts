import { identifierKey } from "@/accounts/input";
import { cellText } from "@/cells/input";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { NOBODY } from "./rules";

type Filed = { id: string; reading: unknown };
type Line = { importId: string; line: number };
type Places = Record<"owner" | "names" | "own", readonly number[]>;

/** Rows of which it is planned whose they will be. */
const findPlanned = (
  tx: OrgTx,
  { ids, names }: Record<"ids" | "names", readonly string[]>,
): Promise<Line[]> =>
  tx.db.$queryRaw(sql`
    SELECT m.import_id AS "importId", m.line FROM app.import_rows m
    WHERE m.org_id = ${tx.org}::uuid
      AND (m.owner_key = ANY (${[...names]}::text[]) OR m.change #>> '{owner,id}' = ANY (${[...ids]}::text[]))`);

/** A file writes what somebody signs in with in many ways; the reader of files takes all of these for one. */
const spellingsOf = (cells: readonly { cell: string | null }[], names: readonly string[]) => {
  const keys = new Set(names);
  return cells.flatMap(({ cell }) =>
    cell !== null && keys.has(identifierKey(cellText(cell))) ? [cell] : [],
  );
};

/**
 * Rows that say so in the cell alone: those that change nothing, are wrong or left out. Cells are read of those only, and each
 * wording once: of 100,000 rows that takes longer than all the rest of an erasure.
 */
async function findSaid(
  tx: OrgTx,
  { id, place, names }: { id: string; place: number; names: readonly string[] },
): Promise<Line[]> {
  const rows = sql`
    FROM app.import_rows m WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid
      AND m.owner_key IS NULL AND m.change -> 'owner' IS NULL`;
  const cells = await tx.db.$queryRaw<{ cell: string | null }[]>(
    sql`SELECT DISTINCT m.cells ->> ${place}::int AS cell ${rows}`,
  );
  const spellings = spellingsOf(cells, names);
  if (spellings.length === 0) return [];
  return tx.db.$queryRaw(
    sql`SELECT m.import_id AS "importId", m.line ${rows} AND m.cells ->> ${place}::int = ANY (${spellings}::text[])`,
  );
}

/** How these rows write them where the file says something else than who anybody is. */
async function readAsides(
  tx: OrgTx,
  {
    id,
    lines,
    known,
    names,
  }: { id: string; names: readonly string[] } & Record<"lines" | "known", readonly number[]>,
): Promise<string[]> {
  const cells = await tx.db.$queryRaw<{ cell: string }[]>(sql`
    SELECT DISTINCT c.cell FROM app.import_rows m
    CROSS JOIN json_array_elements_text(m.cells) WITH ORDINALITY AS c (cell, place)
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.line = ANY (${[...lines]}::int[])
      AND c.place - 1 <> ALL (${[...known]}::int[])`);
  return spellingsOf(cells, names);
}

/**
 * These rows forget who their owner is; that there was one stays, or their people would come in as users. What their people
 * themselves are called (`own`) stays, also where their owner signs in with the same word.
 */
async function forgetOwned(
  tx: OrgTx,
  one: { id: string; lines: readonly number[]; places: Places; names: readonly string[] },
) {
  const { id, lines, places } = one;
  const { owner, names, own } = places;
  const asides = await readAsides(tx, { ...one, known: [...owner, ...names, ...own] });
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows m SET owner_key = NULL, faults = NULL, fault_keys = '{}', cells = (
      SELECT json_agg(CASE WHEN c.place - 1 = ANY (${[...owner]}::int[]) THEN ${NOBODY}
          WHEN c.place - 1 = ANY (${[...names]}::int[]) THEN ''
          WHEN c.place - 1 <> ALL (${[...own]}::int[]) AND c.cell = ANY (${asides}::text[]) THEN ''
        ELSE c.cell END ORDER BY c.place)
      FROM json_array_elements_text(m.cells) WITH ORDINALITY AS c (cell, place))
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.line = ANY (${[...lines]}::int[])`);
}

const NAMES: readonly (string | null)[] = ["OWNER_FIRSTNAME", "OWNER_LASTNAME"];

/** Where a file says whom an owner owns: by what they sign in with, by their names, and all the rest that it says. */
function placesOf({ reading }: { reading: unknown }): Places {
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
  const found = await findPlanned(tx, { ids, names });
  for (const one of filed) {
    const { id } = one;
    const places = placesOf(one);
    for (const place of places.owner)
      for (const said of await findSaid(tx, { id, place, names })) found.push(said);
    const lines = found.filter(({ importId }) => importId === id).map(({ line }) => line);
    if (lines.length > 0) await forgetOwned(tx, { id, lines, places, names });
  }
  return found.map(({ importId }) => importId);
}
