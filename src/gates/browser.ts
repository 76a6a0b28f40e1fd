import { cookies } from "next/headers";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { mintScope } from "@/lib/mint-scope";
import type { Origin, Scope } from "@/lib/org";
import { bindForm, directoryDigest, sameSecret } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { COOKIE_LIFE_SECONDS } from "@/sessions/rules";

const BROWSER_ID = /^[\w-]{43}$/;
const KNOWN_LIFE_SECONDS = 365 * 24 * 3600;

const isSecure = (): boolean => env.APP_URL.startsWith("https:");

/** next-auth's cookie, under the prefix that binds it to this very host where the address is https. */
export const browserCookie = () => ({
  name: `${isSecure() ? "__Host-" : ""}next-auth.session-token`,
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
  maxAge: COOKIE_LIFE_SECONDS,
});

/** Signs next-auth's own anti-forgery cookie. */
export const authSecret = (): string => bindForm("next-auth", "csrf");

/** The id that this browser came with, if it has the form of one. */
export async function readBrowserId(): Promise<string | undefined> {
  const value = (await cookies()).get(browserCookie().name)?.value;
  return value && BROWSER_ID.test(value) ? value : undefined;
}

/** What the sessions of this browser are kept under. */
export async function readBrowserDigest(): Promise<string | undefined> {
  const browserId = await readBrowserId();
  return browserId && directoryDigest(browserId);
}

/** A scope in every organisation that this browser is signed in to. */
export async function browserScopes(browserId: string, origin: Origin): Promise<Scope[]> {
  const rows = await prisma().$queryRaw<{ org: string }[]>(
    sql`SELECT app.find_browser(${directoryDigest(browserId)}) AS org`,
  );
  return [...new Set(rows.map((row) => row.org))].map((org) =>
    mintScope(org, { kind: "system" }, origin),
  );
}

const proofOf = (accountId: string): string => bindForm("known-browser", accountId);

/** Left in a browser after a sign-in: proves later that this account was used in it. Says nothing and opens nothing. */
export const knownCookie = (accountId: string) => ({
  name: `known-${directoryDigest(accountId).slice(0, 12)}`,
  value: proofOf(accountId),
  path: "/",
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isSecure(),
  maxAge: KNOWN_LIFE_SECONDS,
});

export async function isKnownBrowser(accountId: string): Promise<boolean> {
  const value = (await cookies()).get(knownCookie(accountId).name)?.value;
  return value !== undefined && sameSecret(value, proofOf(accountId));
}
