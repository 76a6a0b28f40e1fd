import { pool } from "./db";

const PAGE = 500;

/** The id of every organisation, the system's among them, in the order of the ids: for the clock and the operator. */
export async function* everyOrg(): AsyncGenerator<string> {
  let beyond: string | null = null;
  for (;;) {
    const { rows }: { rows: { id: string }[] } = await pool().query(
      "SELECT app.every_org($1, $2) AS id",
      [beyond, PAGE],
    );
    for (const { id } of rows) yield id;
    if (rows.length < PAGE) return;
    beyond = rows.at(-1)?.id ?? null;
  }
}
