import type { DomainCount } from "@/rehearsals/rules";
import { nearlyOwn } from "@/rehearsals/rules";

/** A rare domain of a file: how many rows bring it, by which key they are found, and which one was probably meant. */
export type NearDomain = { key: string; name: string; rows: number; near: string };

const NEAR_DOMAIN = "EMAIL|near|";
/** No key of rows is longer (corrections/input.ts). */
const MOST_SIGNS = 180;

/** By this the rows of a domain are found that is near another, as alike faults are. */
export const nearDomainKey = (domain: string): string => `${NEAR_DOMAIN}${domain}`;

/** The domain that a key of rows is about; undefined: it is one of something else. */
export const nearDomainOf = (key: string): string | undefined =>
  key.startsWith(NEAR_DOMAIN) ? key.slice(NEAR_DOMAIN.length) : undefined;

/** More than these nobody looks through. */
const MOST = 20;

/**
 * The domains of a file that are a slip or two away from one that far more rows or people have, or that is the organisation's
 * own; those that somebody said are as they are meant are none.
 */
export function nearDomains(
  domains: readonly DomainCount[],
  {
    people,
    own,
    kept,
  }: Record<"own" | "kept", readonly string[]> & { people: readonly DomainCount[] },
): NearDomain[] {
  const asked = domains.filter(
    ({ domain }) => domain.length <= MOST_SIGNS && !kept.includes(domain),
  );
  return nearlyOwn(asked, own, [...domains, ...people])
    .slice(0, MOST)
    .map(({ domain, count, meant }) => ({
      ...{ key: nearDomainKey(domain), name: domain },
      ...{ rows: count, near: meant },
    }));
}

/** A domain of fewer rows than this is not what everybody has. */
const FEWEST = 5;

/** The domain that more than half of the addresses of a file have. */
export function usualDomain(domains: readonly DomainCount[]): string | undefined {
  const all = domains.reduce((sum, { count }) => sum + count, 0);
  return domains.find(({ count }) => count >= FEWEST && count * 2 > all)?.domain;
}

/** An address that lacks its sign before the domain that everybody has, with the sign. */
export function withSign(text: string, domain: string): string | undefined {
  const at = text.length - domain.length;
  if (at < 1 || text.includes("@") || text.slice(at).toLowerCase() !== domain) return undefined;
  const local = text.slice(0, at).replace(/\.$/, "");
  return local === "" ? undefined : `${local}@${text.slice(at)}`;
}

/** A cell with another domain, where its address has this one; undefined: it has not. */
export function movedTo(text: string, domain: string, right: string): string | undefined {
  const at = text.lastIndexOf("@") + 1;
  return at > 1 && text.slice(at).trim().toLowerCase() === domain
    ? text.slice(0, at) + right
    : undefined;
}
