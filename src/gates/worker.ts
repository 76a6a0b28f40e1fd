import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { SYSTEM_ORG } from "@/lib/org";

/** A job in one organisation, whose id came from a queue or from the database's own list of those that are due. */
export const workerScope = (orgId: string): Scope => mintScope(orgId, { kind: "system" });

/** A job in the organisation of letters that belong to no tenant. */
export const systemScope = (): Scope => workerScope(SYSTEM_ORG);
