import { pool } from "./db";

/** Organisations with a mail due in this lane, the longest waiting first: ids and nothing else. */
export async function dueOrgs(lane: number, at: Date, most = 50): Promise<string[]> {
  const due = "SELECT app.due_orgs($1, $2, $3) AS id";
  const { rows } = await pool().query<{ id: string }>(due, [lane, at, most]);
  return rows.map((row) => row.id);
}

/** The same of texts. */
export async function dueTexts(lane: number, at: Date, most = 50): Promise<string[]> {
  const due = "SELECT app.due_texts($1, $2, $3) AS id";
  const { rows } = await pool().query<{ id: string }>(due, [lane, at, most]);
  return rows.map((row) => row.id);
}

/** Organisations with a campaign that is to be looked after, the longest waiting first. */
export async function dueCampaigns(at: Date, most = 50): Promise<string[]> {
  const due = "SELECT app.due_campaigns($1, $2) AS id";
  const { rows } = await pool().query<{ id: string }>(due, [at, most]);
  return rows.map((row) => row.id);
}

/** Organisations in which somebody's suspension date has come, the longest due first. */
export async function datedOrgs(at: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>("SELECT app.dated_orgs($1) AS id", [at]);
  return rows.map((row) => row.id);
}

/** Organisations in which something may have happened that nobody was told of. */
export async function tellingOrgs(at: Date, before: Date): Promise<string[]> {
  const telling = `SELECT app.telling_orgs($1, EXISTS (
    SELECT FROM ops.breakers WHERE key IN ('mail', 'texts') AND opened_at < $2)) AS id`;
  const { rows } = await pool().query<{ id: string }>(telling, [at, before]);
  return rows.map((row) => row.id);
}

/** In any order, so that nobody is always met last. */
export const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
