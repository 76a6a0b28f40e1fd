import type { RefusalCode } from "@/lib/refusal";
import { slipsBetween } from "@/teams/rules";

/** What keeps a first invitation from somebody who awaits one. */
export const HINDRANCES = ["invite-planned", "declined", "holds-more"] as const;
export type Hindrance = Extract<RefusalCode, (typeof HINDRANCES)[number]>;

/** Why no message leads to who gets a code. */
export type Why = Extract<
  RefusalCode,
  "no-address" | "text-country" | "text-stopped" | "undeliverable"
>;

/** Ready, ready but worth a look at the address, with a code because nothing arrives there, or left out. */
export const READINESS = ["ready", "doubtful", "instead", ...HINDRANCES] as const;
export type Readiness = (typeof READINESS)[number];

/** Why a mail to a domain is doubted. */
export type Doubt =
  | { why: "disposable" }
  | { why: "mistyped"; meant: string }
  | { why: "nearly-own"; meant: string };
export type DoubtfulDomain = { domain: string; count: number } & Doubt;

/** Mailboxes that are thrown away, by the domain or one above it. */
const DISPOSABLE = new Set(
  `10minutemail.com 33mail.com burnermail.io discard.email dispostable.com emailondeck.com fakeinbox.com getairmail.com
  getnada.com guerrillamail.com guerrillamail.de guerrillamail.net inboxbear.com jetable.org maildrop.cc mailinator.com
  mailnesia.com mailpoof.com mintemail.com mohmal.com moakt.com mytemp.email nada.email sharklasers.com spamgourmet.com
  temp-mail.io temp-mail.org tempail.com tempmail.com tempmail.dev throwawaymail.com tmpmail.org trash-mail.com trashmail.com
  trashmail.de yopmail.com yopmail.fr yopmail.net`.split(/\s+/),
);

/** Mail services whose names are long enough that one letter more or less is a slip. */
const SERVICES =
  `bluewin comcast fastmail freenet gmail googlemail hotmail icloud laposte libero numericable outlook posteo
  protonmail t-online videotron wanadoo yahoo yandex`.split(/\s+/);
/** Names one letter away from those that are services, or words, of their own. */
const OWN_RIGHT = new Set(["ymail", "email", "rmail", "qmail", "zmail", "fmail"]);
const ENDS = new Set(
  "com net org fr de ch be nl es it pt at eu uk us ca br jp cn th ie lu se no fi dk pl ru me app".split(
    " ",
  ),
);
const SLIPPED_ENDS = new Set(
  "con cmo ocm vom xom cpm comm coml cm om ner nte ney ogr rog frr ft dee".split(" "),
);

/** Whether one letter was left out, put in, taken for another or swapped with the next. */
export function isOneSlipFrom(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const [a, b] = [one.slice(from), other.slice(from)];
  const isSwap = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  if (a.length === b.length) return isSwap || a.slice(1) === b.slice(1);
  return a.length > b.length ? a.slice(1) === b : a === b.slice(1);
}

const figures = (text: string): string => text.replace(/[^0-9]+/g, " ").trim();
/** A word as long as this may hold two slips. */
const LONG = 8;

/**
 * Whether a domain is probably another one with a slip, or with two in a long word before its ending. Figures tell domains
 * apart, and so do endings and parts of which two letters differ: those of countries are no slips.
 */
function isSlipOf(domain: string, other: string): boolean {
  if (domain === other || figures(domain) !== figures(other)) return false;
  if (isOneSlipFrom(domain, other)) return true;
  const [own, meant] = [domain.split("."), other.split(".")];
  const unlike = meant.flatMap((word, at) => (word === own[at] ? [] : [at]));
  const [at = 0] = unlike;
  if (own.length !== meant.length || unlike.length !== 1 || at === meant.length - 1) return false;
  const word = meant[at] ?? "";
  return word.length >= LONG && slipsBetween(own[at] ?? "", word, 2) <= 2;
}

/** Whether a domain is a mail service of its own, however near it is to another. */
function isService(domain: string): boolean {
  const name = domain.slice(0, domain.indexOf("."));
  return SERVICES.includes(name) || OWN_RIGHT.has(name);
}

function mistyped(domain: string): string | undefined {
  const [name = "", ...ends] = domain.split(".");
  const end = ends.join(".");
  if (SERVICES.includes(name)) return SLIPPED_ENDS.has(end) ? `${name}.com` : undefined;
  if (OWN_RIGHT.has(name)) return undefined;
  const meant = SERVICES.find((service) => isOneSlipFrom(name, service));
  if (!meant || !(ENDS.has(end) || SLIPPED_ENDS.has(end))) return undefined;
  return `${meant}.${SLIPPED_ENDS.has(end) ? "com" : end}`;
}

const isDisposable = (domain: string): boolean =>
  DISPOSABLE.has(domain) || DISPOSABLE.has(domain.split(".").slice(-2).join("."));

/** So many times as many people have the domain that was meant: fewer, and both are somebody's own. */
const RARER = 10;
/** A domain of fewer people than this is no measure for others. */
const FEWEST = 5;
/** The domains that most have are the measure: each of the others is compared with them. */
const MEASURES = 50;

export type DomainCount = { domain: string; count: number };

/** The domains that so many have that others are measured by them, each once. */
function measuresOf(domains: readonly DomainCount[]): DomainCount[] {
  const counts = new Map<string, number>();
  for (const { domain, count } of domains)
    counts.set(domain, Math.max(count, counts.get(domain) ?? 0));
  return [...counts]
    .map(([domain, count]) => ({ domain, count }))
    .filter(({ count }) => count >= FEWEST)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MEASURES);
}

/** Of which domain another is a slip: one that is the organisation's own, or that far more have. */
function meantBy(own: readonly string[], among: readonly DomainCount[]) {
  const measures = measuresOf(among);
  return ({ domain, count }: DomainCount): string | undefined => {
    if (own.includes(domain) || isService(domain)) return undefined;
    const near =
      own.find((one) => isSlipOf(domain, one)) ??
      measures.find((one) => one.count >= count * RARER && isSlipOf(domain, one.domain))?.domain;
    return near !== undefined && !mistyped(near) ? near : undefined;
  };
}

const frequentFirst = <T extends DomainCount>(domains: readonly T[]): T[] =>
  domains.toSorted((a, b) => b.count - a.count || (a.domain < b.domain ? -1 : 1));

/** Slips of a domain that is the organisation's own, or that far more of all these have. */
export function nearlyOwn(
  domains: readonly DomainCount[],
  own: readonly string[],
  among: readonly DomainCount[],
): (DomainCount & { meant: string })[] {
  const meantOf = meantBy(own, among);
  return frequentFirst(
    domains.flatMap(({ domain, count }) => {
      const meant = meantOf({ domain, count });
      return meant === undefined ? [] : [{ domain, count, meant }];
    }),
  );
}

/**
 * The domains that are looked at twice before anybody is written to: thrown-away mailboxes, slips of well-known services, and
 * slips of a domain that is the organisation's own or that many of its people have.
 */
export function doubtful(
  domains: readonly DomainCount[],
  own: readonly string[],
): DoubtfulDomain[] {
  const meantOf = meantBy(own, domains);
  const doubtOf = (one: DomainCount): Doubt | undefined => {
    if (own.includes(one.domain)) return undefined;
    if (isDisposable(one.domain)) return { why: "disposable" };
    const near = meantOf(one);
    if (near) return { why: "nearly-own", meant: near };
    const meant = mistyped(one.domain);
    return meant ? { why: "mistyped", meant } : undefined;
  };
  return frequentFirst(
    domains.flatMap((one) => {
      const doubt = doubtOf(one);
      return doubt ? [{ ...one, ...doubt }] : [];
    }),
  );
}
