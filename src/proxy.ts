import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { isForeignAction } from "@/gates/origin";
import { env, isDevelopment } from "@/lib/env";
import { formCookieName, newFormCookie } from "@/lib/form-cookie";

/** Addresses that carry a secret, or lead to one: where a visitor came from is nobody's business. */
const SECRET_PATHS =
  /^\/(?:(?:claim|reset|proof|address|unsubscribe|join|entry|c|code)(?:\/|$)|[^/]+\/(?:code|join)(?:\/|$))/;

/** Pages whose forms are bound to the browser they were shown in: it gets a nonce with the first of them. */
const BOUND_PATHS = /^\/(?:claim|address|entry)\//;

/** Pages that may be found by a search engine; every other one belongs to somebody. */
const OPEN_PATHS = new Set(["/", "/sign-up"]);

/** A picture that somebody uploaded: opened on its own it can do nothing, and it may be kept as its route says. */
const PICTURE_PATHS = /^\/[^/]+\/logo\/[^/]+$/;
const PICTURE_POLICY = "default-src 'none'; sandbox";

function contentSecurityPolicy(nonce: string): string {
  const directives = {
    "default-src": "'self'",
    // React's development build evaluates strings to rebuild server stacks; the production build never does
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // React Aria positions overlays by style attributes and the tenant's colour is one, so inline styles
    // stay allowed; scripts never are
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": `'self'${isDevelopment ? " ws:" : ""}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

function protect(response: NextResponse, path: string, policy: string): NextResponse {
  const { headers } = response;
  const isPicture = PICTURE_PATHS.test(path);
  headers.set("Content-Security-Policy", isPicture ? PICTURE_POLICY : policy);
  headers.set(
    "Referrer-Policy",
    SECRET_PATHS.test(path) ? "no-referrer" : "strict-origin-when-cross-origin",
  );
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set(
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  );
  if (!isPicture) headers.set("Cache-Control", "no-store");
  if (!OPEN_PATHS.has(path)) headers.set("X-Robots-Tag", "noindex");
  if (env.APP_URL.startsWith("https:")) {
    headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

/** Next fails on an address whose percent signs do not add up; it is one that leads nowhere. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** A sign-in's form is short: what is longer is nobody's, and reading it would cost us more than them. */
const SIGN_IN_PATHS = /^\/api\/auth(?:\/|$)/;
const LONGEST_SIGN_IN = 64 * 1_024;
/** What Next reads of an action; its answer to more is a failure. */
const LONGEST_ACTION = 1_024 * 1_024;

/** Requests that Next or its libraries would answer with a failure of ours, and a line in the log for each. */
function refusalOf({ method, headers, nextUrl }: NextRequest): number | undefined {
  if (method !== "POST") return undefined;
  if (SIGN_IN_PATHS.test(nextUrl.pathname)) {
    const isEndless = headers.has("transfer-encoding");
    return isEndless || Number(headers.get("content-length")) > LONGEST_SIGN_IN ? 413 : undefined;
  }
  // with a script an action has a header of its own, without one it comes as a form in parts
  const isForm = headers.get("content-type")?.startsWith("multipart/form-data");
  if (!headers.has("next-action") && !isForm) return undefined;
  if (isForeignAction(headers)) return 403;
  return Number(headers.get("content-length")) > LONGEST_ACTION ? 413 : undefined;
}

const NOWHERE = "/-/-";

/**
 * Headers, and what no page could answer. What can be read is neither rewritten nor redirected here, and nobody is let in or kept out: gates do that.
 * `x-path` tells the page its own address (the language switch leads back to it); a client cannot forge it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const path = request.nextUrl.pathname;
  const refusal = refusalOf(request);
  if (refusal) return protect(new NextResponse(null, { status: refusal }), path, policy);
  const headers = new Headers(request.headers);
  headers.set("x-path", path + request.nextUrl.search);
  headers.set("x-nonce", nonce);
  // Next reads the nonce out of the request's policy and puts it on its own scripts
  headers.set("Content-Security-Policy", policy);
  const response = isReadable(path)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } });
  // the page reads a cookie set here like one that came with the request
  if (BOUND_PATHS.test(path) && !request.cookies.has(formCookieName())) {
    response.cookies.set(newFormCookie());
  }
  return protect(response, path, policy);
}

export const config = {
  // everything but what a build or public/ serves as a file, and uploads: Next would keep a copy of their first 10 MB
  // for the proxy and drop the rest
  matcher: [
    "/((?!_next/static|_next/image|favicon\\.ico$|icon\\.svg$|apple-touch-icon\\.png$|[^/]+/admin/imports/upload$).*)",
  ],
};
