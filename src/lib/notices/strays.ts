import { createHash } from "node:crypto";
import { pool } from "../db";

/** Not signed by who may post notices; about a message, but none of ours; about none at all. */
export const STRAYS = ["unsigned", "unknown", "none"] as const;
export type Stray = (typeof STRAYS)[number];

/** Anybody may post: beyond so many of a kind in 30 days none is kept, only counted. What strangers post hides no other kind. */
export const MOST_STRAYS = 10_000;
const KEPT_MS = 30 * 86_400_000;

/** Keeps that something came which is about no message of ours: no word of it, only its size and a digest to find it again. */
export async function keepStray(why: Stray, raw: Uint8Array, at: Date): Promise<void> {
  const digest = createHash("sha256").update(raw).digest("hex");
  await pool().query(
    `INSERT INTO ops.stray_notices (at, why, bytes, digest)
     SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM ops.stray_notices WHERE why = $2) < $5`,
    [at, why, raw.byteLength, digest, MOST_STRAYS],
  );
}

/** How many are kept of each. */
export async function countStrays(): Promise<ReadonlyMap<Stray, number>> {
  const { rows } = await pool().query<{ why: Stray; count: number }>(
    "SELECT why, count(*)::int AS count FROM ops.stray_notices GROUP BY why",
  );
  const found = new Map(rows.map(({ why, count }) => [why, count]));
  return new Map(STRAYS.map((why) => [why, found.get(why) ?? 0]));
}

/** Takes away what is old enough, up to so many; returns how many it were. */
export async function forgetStrays(at: Date, most: number): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM ops.stray_notices WHERE id IN (
       SELECT id FROM ops.stray_notices WHERE at < $1 ORDER BY at LIMIT $2)`,
    [new Date(at.getTime() - KEPT_MS), most],
  );
  return rowCount ?? 0;
}
