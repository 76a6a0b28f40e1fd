import type { TokenKind } from "@/lib/secrets";
import { linkOf, makeToken } from "@/lib/secrets";
import type { readOwnOrganization } from "@/orgs/queries";
import type { LeasedMessage } from "./rules";

type Organization = Awaited<ReturnType<typeof readOwnOrganization>>;
type Links = { link: string; notMeLink: string };
type Place = { name: string; href: string };

const TOKEN: Record<string, TokenKind> = {
  INVITATION: "claim",
  RESET: "reset",
  PROOF: "proof",
  ADDRESS: "address",
  JOIN: "entry",
};

/** Of notices, where what they tell of can be looked at and ended. */
const PAGES: Record<string, string> = {
  "sign-in-notice": "me/security",
  "address-notice": "me/security",
  "mobile-notice": "me/security",
  "mobile-removed": "me/security",
  "ownership-received": "admin",
};

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const momentOf = (value: unknown): Date | undefined =>
  typeof value === "string" ? new Date(value) : undefined;
const nameOf = ({ firstName, lastName }: LeasedMessage): string | null =>
  [firstName, lastName].filter(Boolean).join(" ") || null;

/** The organisations that a letter lists, with their sign-ins. */
function placesOf({ details }: LeasedMessage, appUrl: string): Place[] | undefined {
  if (!Array.isArray(details.organizations)) return undefined;
  return details.organizations.map(({ name, slug }: { name: string; slug: string }) => ({
    name,
    href: `${appUrl}/${slug}/sign-in`,
  }));
}

/** Where the letter's button leads: the secret's own page, the page of what an admin is told of, or the reader's account. */
function linksOf(message: LeasedMessage, organization: Organization, appUrl: string): Links {
  const kind = TOKEN[message.purpose ?? ""];
  if (kind && message.sendId && message.keyVersion) {
    const link = linkOf(makeToken(kind, organization.orgId, message.sendId, message.keyVersion));
    return { link, notMeLink: `${link}/not-me` };
  }
  if (message.letter === "find-organization") {
    const places = placesOf(message, appUrl) ?? [];
    const only = places.length === 1 ? places[0]?.href : undefined;
    return { link: only ?? `${appUrl}/`, notMeLink: `${appUrl}/` };
  }
  // who left has no account to sign in to any more
  if (message.letter === "account-left") return { link: `${appUrl}/`, notMeLink: `${appUrl}/` };
  const home = `${appUrl}/${organization.slug}`;
  const page = text(message.details.page);
  if (page) return { link: `${home}/${page}`, notMeLink: `${home}/admin/notices/choices` };
  return { link: `${home}/${PAGES[message.letter] ?? "me"}`, notMeLink: `${home}/forgot` };
}

/** Everything that a leased message's letter says, of a web server at this address. */
export function letterFacts(message: LeasedMessage, organization: Organization, appUrl: string) {
  const { details, subject, body } = message;
  const isBelow = message.isBelow ?? false;
  const at = momentOf(details.at);
  return {
    letter: message.letter,
    language: message.locale,
    organization,
    recipient: {
      firstName: message.firstName,
      lastName: message.lastName,
      address: message.toAddress,
    },
    inviter: details.test ? nameOf(message) : message.inviter,
    other: message.inviter,
    newAddress: text(details.newAddress) ?? (details.test ? message.toAddress : null),
    counts: details,
    places: placesOf(message, appUrl),
    replaces: message.replaces,
    wording: subject !== null && body !== null ? { subject, body, isBelow } : null,
    expiresAt: message.expiresAt ?? momentOf(details.expiresAt) ?? null,
    ...(at ? { happened: { at, device: text(details.device), origin: text(details.origin) } } : {}),
    ...linksOf(message, organization, appUrl),
  };
}
