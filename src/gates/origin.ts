import { isIPv6 } from "node:net";
import { env } from "@/lib/env";
import type { Origin } from "@/lib/org";

const LONGEST_AGENT = 400;

/**
 * The address a request came from. Each trusted proxy adds one to X-Forwarded-For, from the right; whatever stands
 * further left was written by the client and is not believed.
 */
export function clientAddress(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const hop = hops.at(Math.max(0, hops.length - 1 - env.TRUST_PROXY)) ?? "unknown";
  // An IPv4 address is the same one when it arrives over an IPv6 socket.
  return hop.replace(/^::ffff:(?=[\d.]+$)/, "").slice(0, 64);
}

/** The eight parts of an IPv6 address, as short as they are written. */
function partsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: gap }, () => "0"), ...right];
}

/** So many bits of an IPv6 address, in parts of 16. */
function prefixOf(address: string, bits: 48 | 64): string {
  // written as a browser writes it there is one way to write an address
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return `${partsOf(plain)
    .slice(0, bits / 16)
    .join(":")}::/${bits}`;
}

const withoutZone = (headers: Headers): string => clientAddress(headers).replace(/%.*$/, "");

/** Whose request it is, for counting: one customer of a provider has a whole /64 of IPv6, and may come from all of it. */
export function clientNetwork(headers: Headers): string {
  const address = withoutZone(headers);
  return isIPv6(address) ? prefixOf(address, 64) : address;
}

/** A customer who asks for more has a /48, which is 65,536 of those; undefined where an address is all that one has. */
export function clientSite(headers: Headers): string | undefined {
  const address = withoutZone(headers);
  return isIPv6(address) ? prefixOf(address, 48) : undefined;
}

export function originOf(headers: Headers): Origin {
  const userAgent = headers.get("user-agent")?.slice(0, LONGEST_AGENT);
  return { ip: clientAddress(headers), ...(userAgent ? { userAgent } : {}) };
}

const hostOf = (headers: Headers): string | null =>
  (env.TRUST_PROXY > 0 ? headers.get("x-forwarded-host") : null) ?? headers.get("host");

/**
 * Whether another site's page sent an action to a page. Next refuses it too, but with a failure and a line in the log for
 * each: it compares with either of these hosts, and so do we.
 */
export function isForeignAction(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return false;
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  const host = URL.canParse(origin) ? new URL(origin).host : "";
  return host !== headers.get("host") && host !== forwarded;
}

/**
 * Whether a form was sent by one of our own pages. Browsers say so themselves; a page whose address is a secret sends no
 * referrer and therefore "null" as its origin, which counts only there: nobody else knows such an address.
 */
export function isOwnForm(headers: Headers, { secretAddress = false } = {}): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (origin === "null") return secretAddress;
  return (
    URL.canParse(origin) && (new URL(origin).host === hostOf(headers) || origin === env.APP_URL)
  );
}
