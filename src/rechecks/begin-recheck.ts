import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { setRecheck } from "./store";

/** Hands plans to the worker, which judges all their rows by what is here now; who holds them locked decides that they may be. */
export async function beginRecheck(tx: OrgTx, { ids }: { ids: readonly string[] }): Promise<void> {
  for (const id of ids) {
    await setRecheck(tx, id, { line: 0, done: 0 });
    await enqueue(tx, "imports", { org: tx.org, id });
  }
}
