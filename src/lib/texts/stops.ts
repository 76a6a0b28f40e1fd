import { pool } from "../db";
import { currentKeyVersion } from "../secrets";
import { mobileDigests } from "../secrets/short";

/** What people answer to be texted no more, and to be texted again: the words that carriers know, and the French ones. */
const STOP = /^(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|arret|arrêt)$/i;
const START = /^(?:start|unstop|yes|oui)$/i;

/** What an answer asks for; undefined for everything else that people write back. */
export function readAnswer(text: string, optOut: string | null): "stop" | "start" | undefined {
  // the provider's own reading, where it is set up to know other words
  if (optOut) return optOut === "STOP" ? "stop" : optOut === "START" ? "start" : undefined;
  const word = text.trim().replace(/[.!]+$/, "");
  return STOP.test(word) ? "stop" : START.test(word) ? "start" : undefined;
}

/** Notes that a number wants no texts, or wants them again; whether that is news. */
export async function noteAnswer(phone: string, answer: "stop" | "start", at: Date) {
  const digests = mobileDigests(phone);
  const { rowCount } =
    answer === "stop"
      ? await pool().query(
          `INSERT INTO ops.text_stops (digest, at, key_version)
           SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM ops.text_stops WHERE digest = ANY ($4)) ON CONFLICT DO NOTHING`,
          [digests[0], at, currentKeyVersion(), digests],
        )
      : await pool().query("DELETE FROM ops.text_stops WHERE digest = ANY ($1)", [digests]);
  return (rowCount ?? 0) > 0;
}

/** How many numbers are known to have answered STOP by this version of the master key alone, or maybe by it. */
export async function countStopsOf(keyVersion: number): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    "SELECT count(*)::int AS n FROM ops.text_stops WHERE key_version = $1 OR key_version IS NULL",
    [keyVersion],
  );
  return rows[0]?.n ?? 0;
}

/** The people who were texted on this number, in whatever organisation. */
export async function whoseNumber(phone: string): Promise<{ org: string; id: string }[]> {
  const { rows } = await pool().query<{ org: string; id: string }>(
    "SELECT org_id AS org, id FROM app.find_mobile($1)",
    [mobileDigests(phone)],
  );
  return rows;
}
