import { headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import {
  authSecret,
  browserCookie,
  browserScopes,
  isKnownBrowser,
  readBrowserId,
} from "@/gates/browser";
import { originOf } from "@/gates/origin";
import { ticketGate } from "@/gates/ticket";
import { inOrg } from "@/lib/in-org";
import { endSession } from "@/sessions/end-session";
import type { OpenedSession } from "@/sessions/open-session";
import { startSession } from "@/sessions/start-session";
import { carryOver } from "./let-in";
import { plainDefault } from "./plain-default";

declare module "next-auth/jwt" {
  interface JWT {
    browserId?: string;
  }
}

/** Takes the ticket: a session row, a fresh id for the browser, and its other organisations moved over to that id. */
async function takeTicket(ticket: string): Promise<OpenedSession | null> {
  const origin = originOf(await headers());
  const gate = await ticketGate(ticket, origin);
  if (!gate) return null;
  const from = await readBrowserId();
  const known = await isKnownBrowser(gate.accountId);
  const started = await inOrg(gate.scope, (tx) =>
    startSession(tx, { flowId: gate.flowId, oldBrowserId: from, known }),
  );
  await carryOver(from, started.browserId);
  return started;
}

async function endAll(browserId: string): Promise<void> {
  for (const scope of await browserScopes(browserId, originOf(await headers()))) {
    await inOrg(scope, (tx) => endSession(tx, { browserId }));
  }
}

/**
 * next-auth keeps the cookie and its own anti-forgery token, no more. The "JWT" is the browser's random id: what it opens
 * stands in the database, so that a suspension counts at the next request.
 */
export function authOptions(
  told: (signedIn: OpenedSession) => void = () => undefined,
): AuthOptions {
  const { name, options, maxAge } = browserCookie();
  return {
    secret: authSecret(),
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name, options } },
    session: { strategy: "jwt", maxAge },
    pages: { signIn: "/", signOut: "/", error: "/" },
    jwt: {
      maxAge,
      encode: async ({ token }) => token?.browserId ?? token?.sub ?? "",
      decode: async ({ token }) => {
        const live = token && (await browserScopes(token, {})).length > 0;
        return live ? { browserId: token } : null;
      },
    },
    callbacks: {
      redirect: () => "/",
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => (token.browserId ? endAll(token.browserId) : undefined),
    },
    logger: { warn: () => undefined, debug: () => undefined },
    providers: [
      plainDefault(CredentialsProvider)({
        id: "ticket",
        name: "ticket",
        credentials: { ticket: {} },
        authorize: async (given) => {
          const signedIn = await takeTicket(given?.ticket ?? "");
          if (signedIn) told(signedIn);
          return signedIn && { id: signedIn.browserId };
        },
      }),
    ],
  };
}
