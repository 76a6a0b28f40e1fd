import type { OrgTx } from "@/lib/org";
import type { Rehearsal } from "@/rehearsals/queries";
import { readRehearsal } from "@/rehearsals/queries";

const FRESH_MS = 300_000;
const MOST = 200;

/** What somebody was told last, by organisation and reader. Another process counts for itself. */
const told = new Map<string, { at: number; rehearsal: Rehearsal }>();

function keep(key: string, rehearsal: Rehearsal, at: number): void {
  told.delete(key);
  told.set(key, { at, rehearsal });
  const [oldest] = told.keys();
  if (told.size > MOST && oldest !== undefined) told.delete(oldest);
}

/** The numbers of a rehearsal: counted on its first page, and the same on those that are turned to from there. */
export async function countOnce(tx: OrgTx, isFirst: boolean): Promise<Rehearsal> {
  const reader = tx.actor.kind === "account" ? tx.actor.id : "";
  const key = `${tx.org} ${reader}`;
  const at = tx.now.getTime();
  const before = told.get(key);
  if (!isFirst && before && at - before.at < FRESH_MS) return before.rehearsal;
  const rehearsal = await readRehearsal(tx);
  keep(key, rehearsal, at);
  return rehearsal;
}
