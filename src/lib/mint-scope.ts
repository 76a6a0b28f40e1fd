import type { Actor, OrgId, Origin, Scope } from "./org";

/** Vouches for a tenant. Call it only where one has been proven: in src/gates (the import rules refuse any other place). */
export function mintScope(org: string, actor: Actor, origin: Origin = {}): Scope {
  return { org: org as OrgId, actor, origin } as Scope;
}
