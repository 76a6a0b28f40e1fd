import type { OrgTx } from "@/lib/org";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A reset link opens a live account: an hour is enough for who asked a minute ago. */
export const RESET_LIFE = 60 * MINUTE;

/** A session ends when its browser stays away that long, and at the latest after the second time. */
const IDLE_LIFE = 30 * DAY;
const LONGEST_LIFE = 90 * DAY;
/** How exactly "last seen" is kept: one write a minute, however many pages are asked for. */
const SEEN_STEP = MINUTE;
/** From the proven password to the cookie: one redirect-less moment within the server. */
export const FLOW_LIFE = MINUTE;
/** The cookie outlives every session: what counts is the row. */
export const COOKIE_LIFE_SECONDS = LONGEST_LIFE / 1000;

export const sessionEnd = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + IDLE_LIFE, createdAt.getTime() + LONGEST_LIFE));

export const isSeenStale = (seenAt: Date, now: Date): boolean =>
  now.getTime() - seenAt.getTime() >= SEEN_STEP;

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Headless)?(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

const find = (names: readonly [RegExp, string][], agent: string) =>
  names.find(([sign]) => sign.test(agent))?.[1];

/** "Firefox, Windows": what a person recognises their own device by, or null. */
export function deviceName(userAgent: string | undefined): string | null {
  const agent = userAgent ?? "";
  return [find(BROWSERS, agent), find(SYSTEMS, agent)].filter(Boolean).join(", ") || null;
}

/** When something is done to an account, on what and from where, as its letter tells it. */
export const happenedIn = ({ origin, now }: Pick<OrgTx, "origin" | "now">) => ({
  device: deviceName(origin.userAgent),
  origin: origin.ip ?? null,
  at: now.toISOString(),
});

/** What a link of ours is worth to its holder; "dead" tells nothing. */
export type LinkWorth = "live" | "expired" | "used" | "dead";

/** Everything that raises the epoch uses up a reset link: another reset, a new password, a suspension. */
export function resetWorth(
  link: {
    status: string;
    epoch: number;
    sendEpoch: number;
    addressKey: string | null;
    emailKey: string | null;
    expiresAt: Date;
  },
  now: Date,
): LinkWorth {
  if (link.status !== "ACTIVE" || link.addressKey !== link.emailKey) return "dead";
  if (link.epoch !== link.sendEpoch) return "used";
  return link.expiresAt <= now ? "expired" : "live";
}
