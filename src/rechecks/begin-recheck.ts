import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import type { Verdict } from "@/plans/rules";
import type { Chore } from "./rules";
import { setChore, setRecheck } from "./store";

/**
 * Hands plans to the worker, which judges all their rows by what is here now, after it has done with them what somebody chose
 * for very many, in their name and as from where they did; who holds them locked decides that they may be.
 */
export async function beginRecheck(
  tx: OrgTx,
  { ids, chore }: { ids: readonly string[]; chore?: Chore<Verdict> },
): Promise<void> {
  for (const id of ids) {
    if (chore) await setChore(tx, id, { ...chore, ip: tx.origin.ip });
    await setRecheck(tx, id, { line: 0, done: 0 });
    await enqueue(tx, "imports", { org: tx.org, id });
  }
}
