import { identifierKey } from "@/accounts/input";
import type { Limit, Try } from "@/lib/throttle";
import { countApart, countTries, forgiveTries } from "@/lib/throttle";
import { clientNetwork, clientSite } from "./origin";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const limit = (name: string, points: number, seconds: number): Limit => ({ name, points, seconds });

/** What a whole organisation shares: only what no limit before it refuses is counted, so that no one sender uses it up. */
const ceiling = (name: string, points: number, seconds: number): Limit => ({
  ...limit(name, points, seconds),
  tier: 2,
});

/** A customer of IPv6 has thousands of networks: of an organisation's ceiling they may use up a quarter together. */
const siteOf = ({ name, points, seconds }: Limit): Limit => ({
  ...limit(name.replace(/org$/, "site"), Math.ceil(points / 4), seconds),
  tier: 1,
});

// Per address: an office of hundreds behind one. Per person: slow, but every window opens again, and a browser that
// knows the account counts for itself, so that nobody can keep somebody else out.
const SIGN_IN = {
  address: limit("sign-in-address", 200, 10 * MINUTE),
  pair: limit("sign-in-pair", 10, 5 * MINUTE),
  account: { ...limit("sign-in-account", 50, 15 * MINUTE), tier: 1 } satisfies Limit,
  // one password tried on everybody, from everywhere; browsers that know their account count for themselves here too
  org: ceiling("sign-in-org", 3_000, 10 * MINUTE),
};
const MAILS = {
  address: limit("mails-address", 60, HOUR),
  recipient: limit("mails-recipient", 5, HOUR),
  org: ceiling("mails-org", 2_000, HOUR),
};
// Per link, not per address: on its first day a whole company may claim from behind one.
const CLAIMS = {
  link: limit("claims-link", 100, 10 * MINUTE),
  address: limit("claims-address", 5_000, 10 * MINUTE),
  org: ceiling("claims-org", 20_000, 10 * MINUTE),
};
// Forms on the way to a claim: each costs a write, none a hash.
const STEPS = {
  link: limit("steps-link", 200, 10 * MINUTE),
  address: limit("steps-address", 20_000, 10 * MINUTE),
  org: ceiling("steps-org", 100_000, 10 * MINUTE),
};
// Wrong codes only: a right one is forgiven, so that a whole shift may come in from one address.
// Of one organisation, where its own page or a first right code names it: many networks that guess together are told to wait, who
// types a right one is not.
const CODES = {
  address: limit("codes-address", 20, 10 * MINUTE),
  org: ceiling("codes-org", 5_000, 10 * MINUTE),
};
// On the day it is posted a whole company follows the link from behind one address; nobody floods one mailbox by it, nor
// lets an organisation write to thousands.
const JOINS = {
  address: limit("joins-address", 300, HOUR),
  recipient: limit("joins-recipient", 5, HOUR),
  org: ceiling("joins-org", 2_000, HOUR),
};
const NOTICES = { address: limit("forged-notices", 60, 10 * MINUTE) };
const SECRETS = {
  address: limit("secrets-address", 120, 10 * MINUTE),
  org: ceiling("secrets-org", 5_000, 10 * MINUTE),
};
const LOOKS = {
  address: limit("looks-address", 300, 10 * MINUTE),
  org: ceiling("looks-org", 20_000, 10 * MINUTE),
};
// Short links of nobody only: a right one is forgiven, for on the day a poster hangs a whole site follows it.
const SHORT = {
  address: limit("short-address", 300, 10 * MINUTE),
  org: ceiling("short-org", 20_000, 10 * MINUTE),
};
// Mail programs stop reminders for all of their users from a few addresses: only the link can be counted.
const STOPS = { link: limit("stops-link", 20, 10 * MINUTE) };

/** By an organisation, and by whose request it is where that may come from many networks. */
function ofOrg(org: Limit, parts: readonly string[], headers: Headers): Try[] {
  const site = clientSite(headers);
  return [[org, parts], ...(site ? [[siteOf(org), [...parts, site]] as const] : [])];
}

/** A try to sign in: seconds to wait, or undefined and a way to take the try back once it succeeded. */
export async function limitSignIn(
  headers: Headers,
  who: { org: string; identifier: string; known: boolean },
) {
  const address = clientNetwork(headers);
  const person = [who.org, identifierKey(who.identifier)];
  const counts: Try[] = [
    [SIGN_IN.address, [address]],
    [SIGN_IN.pair, [...person, address]],
    [SIGN_IN.account, [...person, who.known ? "known" : "unknown"]],
    ...ofOrg(SIGN_IN.org, [who.org, who.known ? "known" : "unknown"], headers),
  ];
  return { wait: await countTries(counts), forgive: () => forgiveTries(counts) };
}

/** One mailbox has as many addresses as it likes behind a plus sign. */
export const mailboxKey = (part: string): string =>
  part.toLowerCase().replace(/\+[^@]*(?=@[^@]*$)/, "");

/** A form that makes us write to an address, of an organisation where it is one's: seconds to wait, or undefined. */
export const limitMails = (
  headers: Headers,
  recipient: readonly string[],
  org?: string,
): Promise<number | undefined> =>
  countTries([
    [MAILS.address, [clientNetwork(headers)]],
    [MAILS.recipient, recipient.map(mailboxKey)],
    ...(org ? ofOrg(MAILS.org, [org], headers) : []),
  ]);

/** The form of an open join link, which mails whatever address is typed: seconds to wait, or undefined. */
export const limitJoins = (
  headers: Headers,
  { org, email }: { org: string; email: string },
): Promise<number | undefined> =>
  countTries([
    [JOINS.address, [clientNetwork(headers)]],
    [JOINS.recipient, [org, mailboxKey(email)]],
    ...ofOrg(JOINS.org, [org], headers),
  ]);

/** Where a form on the way to a claim comes from. */
type Claiming = { headers: Headers; org: string };

const placesOf = (limits: typeof CLAIMS, from: Claiming): Try[] => [
  [limits.address, [clientNetwork(from.headers)]],
  ...ofOrg(limits.org, [from.org], from.headers),
];

/** The last form of a claim, which costs a hash, or what leads to one: seconds to wait, or undefined. */
export const limitClaim = (sendId: string, from: Claiming): Promise<number | undefined> =>
  countTries([[CLAIMS.link, [sendId]], ...placesOf(CLAIMS, from)]);

/** The forms before it: seconds to wait, or undefined. */
export const limitStep = (sendId: string, from: Claiming): Promise<number | undefined> =>
  countTries([[STEPS.link, [sendId]], ...placesOf(STEPS, from)]);

/** By network, and by the organisation where one is named before anything is looked up. */
const fromWhere = (
  limits: { address: Limit; org: Limit },
  headers: Headers,
  org: string | undefined,
): Try[] => [
  [limits.address, [clientNetwork(headers)]],
  ...(org ? ofOrg(limits.org, [org], headers) : []),
];

/** A form that only looks something up, or takes what it carries: seconds to wait, or undefined. */
export const limitLooks = (headers: Headers, org?: string): Promise<number | undefined> =>
  countTries(fromWhere(LOOKS, headers, org));

/** "Don't remind me", by a person or their mail program: seconds to wait, or undefined. */
export const limitStops = (sendId: string): Promise<number | undefined> =>
  countTries([[STOPS.link, [sendId]]]);

/**
 * A typed access code, or the answer to the question after it: seconds to wait, and a way to take a right one back. `crowded`: the
 * organisation's ceiling is full, of many senders' wrong codes. A right one passes all the same, as nobody guesses one by trying
 * (0072): only a wrong one is told to wait.
 */
export async function limitCodes(headers: Headers, org?: string) {
  const counts = fromWhere(CODES, headers, org);
  return { ...(await countApart(counts)), forgive: () => forgiveTries(counts) };
}

/**
 * A short link that is followed, by what its address names: seconds to wait, and a way to take a right one back. To be called
 * for wrong ones too: that nothing was taken back must not show. `crowded` as of codes.
 */
export async function limitShort(headers: Headers, org?: string) {
  const counts = fromWhere(SHORT, headers, org);
  return {
    ...(await countApart(counts)),
    settle: (isRight: boolean) => forgiveTries(isRight ? counts : []),
  };
}

/** A mail that came back without a right signature: seconds to wait, or undefined. */
export const limitForgedNotices = (headers: Headers): Promise<number | undefined> =>
  countTries([[NOTICES.address, [clientNetwork(headers)]]]);

/** What somebody else than the provider says of texts: seconds to wait, or undefined. */
export const limitForgedTexts = (headers: Headers): Promise<number | undefined> =>
  countTries([[NOTICES.address, [clientNetwork(headers)]]]);

/** A form that costs a hash (reset, proof, password): seconds to wait, or undefined. */
export const limitSecrets = (headers: Headers, org?: string): Promise<number | undefined> =>
  countTries(fromWhere(SECRETS, headers, org));
