import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { eraseAccounts } from "./erase-accounts";
import { listToErase } from "./queries";

/** Accounts of one transaction. */
const PIECE = 200;

export type EraseWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

async function erasePiece(tx: OrgTx): Promise<number> {
  const ids = await listToErase(tx, PIECE);
  return ids.length === 0 ? 0 : (await eraseAccounts(tx, { ids })).done.length;
}

/** Erases closed accounts once their organisation's retention time is over, in small transactions. */
export async function eraseDue(world: EraseWorld): Promise<number> {
  let total = 0;
  for await (const org of everyOrg()) {
    let done = 1;
    while (done > 0 && !world.stopping()) {
      done = await inOrg(world.scopeOf(org), erasePiece, "chunk", world.now());
      total += done;
    }
    if (world.stopping()) break;
  }
  return total;
}
