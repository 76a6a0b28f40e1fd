import { setTimeout as pause } from "node:timers/promises";
import { pool } from "../db";
import { log } from "../log";

const ADD = `INSERT INTO ops.handed_over (lease, message) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`;

/** What comes within so short a time is noted together: a note a mail would cost as much as the mail. */
const GATHER_MS = 4;

/**
 * Notes of a lease what the provider took, as soon as it did: recording it takes longer. One note is written at a time and holds
 * all that came meanwhile. One that cannot be written is left out: then a worker that dies leaves its mails to be repeated.
 */
export function openJournal(lease: string) {
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      await pause(GATHER_MS);
      const messages = waiting;
      waiting = [];
      await pool()
        .query(ADD, [lease, messages])
        .catch(() => log.warn("what was handed over was not noted"));
    }
    writing = undefined;
  };
  return {
    note: (message: string): void => {
      waiting.push(message);
      writing ??= write();
    },
    /** All of it is recorded: the notes are worth nothing. */
    close: async (): Promise<void> => {
      await writing;
      await pool().query("DELETE FROM ops.handed_over WHERE lease = $1", [lease]);
    },
  };
}

/** Clears away notes of leases that ended long ago. Returns how many. */
export async function forgetHandedOver(before: Date, most: number): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM ops.handed_over WHERE (lease, message) IN (
       SELECT lease, message FROM ops.handed_over WHERE at < $1 LIMIT $2)`,
    [before, most],
  );
  return rowCount ?? 0;
}
