import { pool } from "./db";

/** Organisations with a message due in this lane, the longest waiting first: ids and nothing else. */
export async function dueOrgs(lane: number, at: Date, most = 50): Promise<string[]> {
  const due = "SELECT app.due_orgs($1, $2, $3) AS id";
  const { rows } = await pool().query<{ id: string }>(due, [lane, at, most]);
  return rows.map((row) => row.id);
}

/** In any order, so that nobody is always met last. */
export const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
