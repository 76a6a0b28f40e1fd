import { createInterface } from "node:readline";
import { claimAccount } from "@/invitations/claim-account";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";

// One runner of a race: a process of its own, which waits for its rounds on standard input, one JSON line each.

type Round = { org: string; verb: string; id: string };

const VERBS: Record<string, (tx: OrgTx, id: string) => Promise<unknown>> = {
  suspend: (tx, id) => suspendAccounts(tx, { ids: [id] }),
  close: (tx, id) => closeAccounts(tx, { ids: [id] }),
  claim: (tx, sendId) => claimAccount(tx, { sendId, passwordHash: "h", about: {} }),
};

async function run({ org, verb, id }: Round): Promise<string> {
  const work = VERBS[verb];
  if (!work) throw new Error(`no verb is called ${verb}`);
  try {
    return JSON.stringify(await inOrg(mintScope(org, { kind: "system" }), (tx) => work(tx, id)));
  } catch (fault) {
    return JSON.stringify({ fault: fault instanceof Error ? fault.message : "unknown" });
  }
}

const lines = createInterface({ input: process.stdin });
// The first connection is made before the race begins.
await inOrg(mintScope("00000000-0000-4000-8000-000000000000", { kind: "system" }), (tx) =>
  tx.db.account.count(),
);
console.log("ready");
for await (const line of lines) console.log(await run(JSON.parse(line)));
await closeDb();
