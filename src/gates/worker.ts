import { mintScope } from "@/lib/mint-scope";
import { type Scope, SYSTEM_ORG } from "@/lib/org";

/** The worker's own right to an organisation that `due_orgs` named. */
export const workerScope = (org: string): Scope => mintScope(org, { kind: "system" });

/** The organisation of letters that belong to no tenant. */
export const systemScope = (): Scope => mintScope(SYSTEM_ORG, { kind: "system" });
