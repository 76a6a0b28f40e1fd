import type { LetterName } from "@/messages/rules";

/** What admins are told without having asked. */
export const ALERT_KINDS = [
  "CAMPAIGN_DONE",
  "CAMPAIGN_STOPPED",
  "IMPORT_DONE",
  "MAIL_FAILING",
  "CAP_REACHED",
  "DOMAIN_FALLEN",
  "JOIN_WAITING",
  "JOIN_PAUSED",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** How somebody is told: in the console and by mail, in the console only, or not at all. */
export const WAYS = ["MAIL", "CONSOLE", "NONE"] as const;
export type Way = (typeof WAYS)[number];

const ALERT_LETTER = {
  CAMPAIGN_DONE: "campaign-done",
  CAMPAIGN_STOPPED: "campaign-stopped",
  IMPORT_DONE: "import-done",
  MAIL_FAILING: "mail-failing",
  CAP_REACHED: "cap-reached",
  DOMAIN_FALLEN: "domain-fallen",
  JOIN_WAITING: "join-waiting",
  JOIN_PAUSED: "join-paused",
} as const satisfies Record<AlertKind, LetterName>;

/** What a colleague did to the reader's campaign. */
const BY_COLLEAGUE: Partial<Record<string, LetterName>> = {
  pause: "campaign-paused",
  stop: "campaign-ended",
};

type Details = Record<string, unknown>;

/** By which letter it is told: what holds texts up holds no mail up, that of it neither. */
export function letterOf(kind: AlertKind, { texts, step }: Details): LetterName {
  if (kind === "MAIL_FAILING" && texts === true) return "texts-failing";
  return BY_COLLEAGUE[String(step)] ?? ALERT_LETTER[kind];
}

/** Who did something to a colleague's campaign knows of it: it is told to that colleague or to nobody. */
export const isForOwnerAlone = ({ step }: Details): boolean => step !== undefined;

/** Who may be told: what was begun is told to who began it, if they may still do such a thing; the rest to all who may. */
export const NEEDED = {
  CAMPAIGN_DONE: "accounts.invite",
  CAMPAIGN_STOPPED: "accounts.invite",
  IMPORT_DONE: "accounts.manage",
  MAIL_FAILING: "settings.manage",
  CAP_REACHED: "settings.manage",
  DOMAIN_FALLEN: "settings.manage",
  JOIN_WAITING: "accounts.manage",
  JOIN_PAUSED: "settings.manage",
} as const satisfies Record<AlertKind, string>;

/** What an alert is about. */
export type Subject = { kind: AlertKind; campaignId: string | null; importId: string | null };

/** Of what is about no campaign and no import. */
const PAGES: Partial<Record<AlertKind, string>> = {
  MAIL_FAILING: "admin/notices",
  DOMAIN_FALLEN: "admin/settings/sender",
  JOIN_WAITING: "admin/joins",
  JOIN_PAUSED: "admin/settings/joining",
};

/** The page below the organisation's address that shows it. */
export function pageOf({ kind, campaignId, importId }: Subject): string {
  if (campaignId) return `admin/campaigns/${campaignId}`;
  if (importId) return `admin/imports/${importId}`;
  return PAGES[kind] ?? "admin/campaigns";
}

/** How long notices are kept. */
export const KEPT_MS = 90 * 86_400_000;
/** What lies further back is no news; less than the above, so that nothing is told again. */
const NEWS_MS = 30 * 86_400_000;
/** A server that answers again within this time is no news either. */
const PATIENCE_MS = 5 * 60_000;

/** What happened after `since` is news; of what goes on, what began before `before`. */
export const spanOfNews = (now: Date): { since: Date; before: Date } => ({
  since: new Date(now.getTime() - NEWS_MS),
  before: new Date(now.getTime() - PATIENCE_MS),
});
