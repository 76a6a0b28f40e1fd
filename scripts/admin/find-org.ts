import { findOrgBySlug, operatorScope } from "../../src/gates/operator";
import { everyOrg } from "../../src/lib/every-org";
import { inOrg } from "../../src/lib/in-org";
import type { Scope } from "../../src/lib/org";
import { SYSTEM_ORG } from "../../src/lib/org";
import type { OrganizationSummary } from "../../src/operations/queries";
import { readSummary } from "../../src/operations/queries";
import { StartError } from "../say";

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

export type Found = { scope: Scope; summary: OrganizationSummary };

/** The organisation that an operator means by its address or its id. */
export async function findOrg(name = ""): Promise<Found> {
  const id = UUID.test(name) ? name : await findOrgBySlug(name);
  const scope = id && id !== SYSTEM_ORG ? operatorScope(id) : undefined;
  const summary = scope && (await inOrg(scope, readSummary));
  if (!scope || !summary) throw new StartError(`No organisation has the address "${name}".`);
  return { scope, summary };
}

/** All of them, the oldest first. */
export async function listOrgs(): Promise<OrganizationSummary[]> {
  const found: OrganizationSummary[] = [];
  for await (const id of everyOrg()) {
    const summary = await inOrg(operatorScope(id), readSummary);
    if (summary) found.push(summary);
  }
  return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
