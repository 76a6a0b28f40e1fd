import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { requestPath } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Permission, Scope } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { LiveSession } from "@/sessions/queries";
import { readLiveSession } from "@/sessions/queries";
import { touchSession } from "@/sessions/touch-session";
import { readBrowserId } from "./browser";
import { findOrganization, leadOn, organizationGate } from "./organization";
import { originOf } from "./origin";

export type SessionGate = {
  /** For inOrg: this organisation, with the signed-in person as the actor. */
  scope: Scope;
  org: {
    name: string;
    slug: string;
    language: string;
    timeZone: string;
    country: string;
    brand: string;
    helpUrl: string | null;
    helpContact: string | null;
    logoFileId: string | null;
    termsVersion: number | null;
  };
  account: Pick<
    LiveSession,
    "kind" | "firstName" | "lastName" | "email" | "login" | "language" | "theme" | "roles"
  > & { id: string };
  permissions: readonly Permission[];
};

const slugOf = (address: string): string => encodeURIComponent(address);

async function readAndTouch(tx: OrgTx, browserDigest: string): Promise<LiveSession | undefined> {
  const session = await readLiveSession(tx, browserDigest);
  if (session) await touchSession(tx, session);
  return session;
}

function gateOf(live: LiveSession, scope: Scope): SessionGate {
  const { accountId: id, kind, firstName, lastName, email, login, language, theme, roles } = live;
  const { orgName, orgLanguage, timeZone, country, brand, helpUrl, helpContact } = live;
  const { slug, logoFileId, termsVersion } = live;
  const face = { slug, timeZone, country, brand, helpUrl, helpContact, logoFileId, termsVersion };
  return {
    scope,
    org: { name: orgName, language: orgLanguage, ...face },
    account: { id, kind, firstName, lastName, email, login, language, theme, roles },
    permissions: live.permissions,
  };
}

/** Who is signed in to this organisation in this browser; undefined for nobody. Read once a request. */
export const findSession = cache(async (slug: string): Promise<SessionGate | undefined> => {
  const browserId = await readBrowserId();
  const org = browserId && (await findOrganization(slug));
  if (!browserId || !org) return undefined;
  const origin = originOf(await headers());
  const live = await inOrg(
    mintScope(org, { kind: "invitee" }, origin),
    (tx) => readAndTouch(tx, directoryDigest(browserId)),
    "page",
  );
  if (!live) return undefined;
  const { accountId: id, permissions } = live;
  return gateOf(live, mintScope(org, { kind: "account", id, permissions }, origin));
});

/**
 * The door of everything that needs a signed-in person: pages, server actions and routes alike. Who was suspended, closed
 * or signed out elsewhere stands before the sign-in page at their very next request.
 */
export async function sessionGate(slug: string): Promise<SessionGate> {
  const session = await findSession(slug);
  if (session) {
    await leadOn(slug, session.org.slug);
    return session;
  }
  await organizationGate(slug);
  const path = await requestPath();
  const next = path.startsWith(`/${slug}/`) ? `?next=${encodeURIComponent(path)}` : "";
  redirect(`/${slugOf(slug)}/sign-in${next}`);
}

/**
 * Within one's own organisation a page says which right it takes (forbidden.tsx); what exists in it is told to nobody by it,
 * because this stands before anything is looked up. Verbs demand their permission themselves too.
 */
export function requirePermission(gate: SessionGate, permission: Permission): void {
  if (!gate.permissions.includes(permission)) forbidden();
}
