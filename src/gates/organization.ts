import { headers } from "next/headers";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { emailKey } from "@/accounts/input";
import type { Membership } from "@/addresses/queries";
import { readMembership } from "@/addresses/queries";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { requestPath } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { SYSTEM_ORG } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { OrganizationView } from "@/orgs/queries";
import { readOrganization } from "@/orgs/queries";
import { isSlug, movedPath } from "@/orgs/rules";
import { originOf } from "./origin";

/** The organisation of an address; undefined for what never was one. */
export const findOrganization = cache(async (slug: string): Promise<string | undefined> => {
  if (!isSlug(slug)) return undefined;
  const rows = await prisma().$queryRaw<{ org: string | null }[]>(
    sql`SELECT app.find_slug(${directoryDigest(slug)}) AS org`,
  );
  return rows[0]?.org ?? undefined;
});

/** An organisation's address as people read it: "people.example.org/halden". */
export const addressOf = (slug: string): string => `${new URL(env.APP_URL).host}/${slug}`;

/**
 * An organisation's earlier addresses lead to the one of today, for good: the same page, also for a form that was sent. An
 * act of a console page that was open meanwhile is done instead: what was typed must not be lost.
 */
export async function leadOn(slug: string, current: string): Promise<void> {
  if (slug === current || (await headers()).has("next-action")) return;
  permanentRedirect(movedPath(await requestPath(), encodeURIComponent(slug), current));
}

export type OrganizationGate = { scope: Scope; org: OrganizationView };

/** The door of pages that anybody may see of an organisation: sign-in, forgotten password. Nobody acts in it. */
export const organizationGate = cache(async (slug: string): Promise<OrganizationGate> => {
  const id = await findOrganization(slug);
  // what never was one leads into an empty room: an address that is disabled or erased answers no sooner and no later
  const scope = mintScope(id ?? SYSTEM_ORG, { kind: "invitee" }, originOf(await headers()));
  const org = await inOrg(scope, readOrganization, "page");
  if (!id || !org) notFound();
  await leadOn(slug, org.slug);
  return { scope, org };
});

/** The organisations that have invited this address, each asked in a transaction of its own. For its mailbox only. */
export async function findMemberships(email: string): Promise<Membership[]> {
  const rows = await prisma().$queryRaw<{ org: string; id: string }[]>(
    sql`SELECT org_id AS org, id FROM app.find_address(${directoryDigest(emailKey(email))})`,
  );
  const found: Membership[] = [];
  for (const { org, id } of rows) {
    const scope = mintScope(org, { kind: "system" });
    const membership = await inOrg(scope, (tx) => readMembership(tx, id), "page");
    if (membership) found.push(membership);
  }
  return found;
}
