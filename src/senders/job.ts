import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { recordsOf } from "@/lib/own-mail/domain";
import { listToLookAt } from "./queries";
import { recordDomainCheck } from "./record-domain-check";
import { proofName } from "./rules";

const WEEK = 7 * 86_400_000;
/** Of one organisation in one night. */
const MOST = 20;

export type LookWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/** Asks the name servers with no transaction open. Where they do not answer, the next night asks again. */
async function look(
  { scopeOf, now }: LookWorld,
  org: string,
  { domain, selector }: { domain: string; selector: string | null },
): Promise<number> {
  const found = await recordsOf(domain, { selector, proof: proofName(domain) });
  if (found.proof === undefined) return 0;
  const check = { domain, selector, found };
  await inOrg(scopeOf(org), (tx) => recordDomainCheck(tx, check), "act", now());
  return 1;
}

/** Looks at proven domains again, each a week after the last look: one that changed hands is nobody's to send as any more. */
export async function lookAtDomains(world: LookWorld): Promise<number> {
  let looked = 0;
  for await (const org of everyOrg()) {
    const { scopeOf, now, stopping } = world;
    const since = new Date(now().getTime() - WEEK);
    const due = (tx: Parameters<typeof listToLookAt>[0]) => listToLookAt(tx, { since, most: MOST });
    for (const one of await inOrg(scopeOf(org), due, "chunk", now())) {
      if (stopping()) return looked;
      looked += await look(world, org, one);
    }
  }
  return looked;
}
