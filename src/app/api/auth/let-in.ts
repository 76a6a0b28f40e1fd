import { headers } from "next/headers";
import { browserCookie, browserScopes, knownCookie } from "@/gates/browser";
import { originOf } from "@/gates/origin";
import { inOrg } from "@/lib/in-org";
import { moveBrowser } from "@/sessions/move-browser";
import type { OpenedSession } from "@/sessions/open-session";

/** The browser's other organisations follow it to the fresh id that it got in this one. */
export async function carryOver(from: string | undefined, to: string): Promise<void> {
  if (!from) return;
  for (const other of await browserScopes(from, originOf(await headers())))
    await inOrg(other, (tx) => moveBrowser(tx, { from, to }));
}

/** What a browser keeps of its session: the id that opens it, and that this account was used in it. */
export function sessionCookies({ browserId, accountId }: OpenedSession) {
  const { name, options, maxAge } = browserCookie();
  return [{ name, value: browserId, ...options, maxAge }, knownCookie(accountId)];
}
