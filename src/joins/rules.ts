/** How many came within an hour when the link pauses, unless the organisation says otherwise. */
export const ALARM_ABOVE = 50;
export const HOUR_MS = 3_600_000;
/** The mail that proves an address may be read the next morning. */
export const PROOF_LIFE = 24 * HOUR_MS;

/** Anybody can have an address there: such a domain keeps nobody out. */
const FREE_MAIL: ReadonlySet<string> = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.fr", "live.com"],
  ...["msn.com", "yahoo.com", "yahoo.fr", "ymail.com", "icloud.com", "me.com", "mac.com"],
  ...["aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "freenet.de", "mail.com"],
  ...["proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.com", "posteo.de"],
  ...["mailbox.org", "fastmail.com", "zoho.com", "yandex.ru", "yandex.com", "mail.ru"],
  ...["orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "bbox.fr", "neuf.fr"],
  ...["libero.it", "virgilio.it", "tiscali.it", "alice.it", "terra.com.br", "uol.com.br"],
  ...["bol.com.br", "ziggo.nl", "kpnmail.nl", "planet.nl", "bluewin.ch", "skynet.be"],
  ...["qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "yahoo.co.jp", "docomo.ne.jp"],
]);

/** The houses that have a domain in every country. */
const FREE_ANYWHERE = /^(?:yahoo|ymail|hotmail|outlook|live|gmx)\.(?:com?\.)?[a-z]{2}$/;

export const freeMailOf = (domains: readonly string[]): string[] =>
  domains.filter((domain) => FREE_MAIL.has(domain) || FREE_ANYWHERE.test(domain));

/** The part after the last @, of an address in the form in which addresses are compared. */
export const domainOf = (emailKey: string): string => emailKey.slice(emailKey.lastIndexOf("@") + 1);

/** Exactly one of them: a domain below one of them is another one. */
export const isAllowed = (emailKey: string, domains: readonly string[]): boolean =>
  domains.includes(domainOf(emailKey));

/** The last day of a link that ends as the next one begins, "2026-11-21", as the organisation's calendar has it. */
export const lastDayOf = (expiresAt: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(expiresAt.getTime() - 1));

export type LinkState = {
  closedAt: Date | null;
  pausedAt: Date | null;
  expiresAt: Date | null;
  uses: number;
  mostUses: number | null;
};

/** What an open link is worth to anybody who holds it. */
export type LinkWorth = "live" | "disabled" | "off" | "ended" | "spent" | "paused";

export function linkWorth(link: LinkState & { orgStatus: string }, now: Date): LinkWorth {
  if (link.orgStatus !== "ACTIVE") return "disabled";
  if (link.closedAt) return "off";
  if (link.expiresAt && link.expiresAt <= now) return "ended";
  if (link.mostUses !== null && link.uses >= link.mostUses) return "spent";
  return link.pausedAt ? "paused" : "live";
}

/** A domain that the organisation does not name leads nowhere, also where it was named when the mail was asked for. */
export type EntryWorth =
  | Exclude<LinkWorth, "live">
  | "live"
  | "ask"
  | "waiting"
  | "declined"
  | "mine"
  | "invited"
  | "late"
  | "domain"
  | "neutral";

/** Until the address is proven, while an admin is asked, once one said no, once there is an account. */
export type RequestState = "ASKED" | "WAITING" | "DECLINED" | "ENTERED";

export type EntryFacts = LinkState & {
  orgStatus: string;
  domains: readonly string[];
  approval: boolean;
  /** Of this request, or of the newest one of the same address that an admin was asked about. */
  state: RequestState;
  emailKey: string;
  endsAt: Date;
  /** The account whose address it is; whether an invitation of it was taken back. */
  account: { status: string; holdsRole: boolean; isWithdrawn: boolean } | null;
  /** Somebody signs in with this address as their login. */
  isLogin: boolean;
};

/** The account of the address, where it decides by itself: it is there already, or may not be had this way. */
function byAccount({ account, isLogin, state }: EntryFacts): EntryWorth | undefined {
  if (!account) return isLogin || state === "ENTERED" ? "neutral" : undefined;
  if (account.status === "ACTIVE") return "mine";
  if (account.status === "SUSPENDED" || account.status === "CLOSED") return "neutral";
  // Whoever got a right since they were invited is invited anew by somebody who holds as much: no open link makes admins.
  if (account.holdsRole) return "invited";
  return state === "ENTERED" && account.status === "CREATED" ? "neutral" : undefined;
}

/** What is told of a request that an admin decides about; who is invited already needs nobody's word. */
function byAdmin({ approval, state, account }: EntryFacts): EntryWorth {
  if (state === "WAITING" || state === "DECLINED")
    return state === "WAITING" ? "waiting" : "declined";
  // What an admin took back nobody gives themselves again, also where the link asks no admin.
  return approval || account?.isWithdrawn ? "ask" : "live";
}

/**
 * What the mailed link is worth to who reads that mailbox (domain rules, sections 2 and 7): `live` leads on to the claim,
 * `ask` to an admin. Whoever came in by it goes on until it ends, whatever became of the open link.
 */
export function entryWorth(entry: EntryFacts, now: Date): EntryWorth {
  if (entry.orgStatus !== "ACTIVE") return "disabled";
  const decided = byAccount(entry);
  if (decided) return decided;
  if (entry.endsAt <= now) return "late";
  if (entry.state === "ENTERED") return "live";
  const link = linkWorth(entry, now);
  if (link !== "live") return link;
  if (!isAllowed(entry.emailKey, entry.domains)) return "domain";
  return entry.account?.status === "INVITED" ? "live" : byAdmin(entry);
}

/** Who waits for an admin, who came, who was declined. */
export const TABS = ["waiting", "came", "declined"] as const;
export type Tab = (typeof TABS)[number];

export type JoinFilter = { q: string; tab: Tab; link?: string | undefined };
export type JoinCursor = { at: Date; id: string };

export const PAGE_SIZE = 50;
/** Counts go no further than this; beyond it a page says "more". */
export const COUNTED = 10_000;

export const fieldsOf = ({ q, tab, link }: Partial<JoinFilter>) => ({
  ...(q ? { q } : {}),
  ...(tab && tab !== "waiting" ? { tab } : {}),
  ...(link ? { link } : {}),
});

/** The address of a view, below the page's. */
export function viewHref(
  path: string,
  filter: Partial<JoinFilter>,
  place: { after?: JoinCursor; from?: number } = {},
): string {
  const query = new URLSearchParams(fieldsOf(filter));
  if (place.after) query.set("after", `${place.after.at.toISOString()}.${place.after.id}`);
  if (place.from) query.set("from", String(place.from));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
