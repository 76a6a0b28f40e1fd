import type { RefusalCode } from "@/lib/refusal";

/** How somebody learns of their account: by a mail, by a text, or by an access code that is handed to them. */
export const CHANNELS = ["EMAIL", "SMS", "CODE"] as const;
export type Channel = (typeof CHANNELS)[number];

/** So many people by each way. */
export type ByChannel = Record<Channel, number>;
export const NOBODY: ByChannel = { EMAIL: 0, SMS: 0, CODE: 0 };

export const allOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS + counts.CODE;
/** Messages that leave; a code is handed over. */
export const lettersOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS;
export const areSame = (one: ByChannel, other: ByChannel): boolean =>
  CHANNELS.every((channel) => one[channel] === other[channel]);

/** By which ways a campaign reaches people: texts where they can leave and to which countries, codes where somebody hands them over. */
export type Ways = { texts: boolean; countries: readonly string[]; withCodes: boolean };

/** What decides by which way somebody is invited. */
export type Reachable = {
  hasAddress: boolean;
  /** They have a number that takes texts, no landline. */
  hasMobile: boolean;
  /** It is one of a country that nobody is texted to. */
  isAbroad: boolean;
  /** It answered STOP. */
  isStopped?: boolean;
  /** What an admin chose for them, where there is a choice. */
  inviteBy: "EMAIL" | "SMS" | null;
  /** By which way nothing arrives. */
  undeliverableBy: "EMAIL" | "SMS" | null;
};

/** Why one way leads nowhere; `none`: there is no address, or no number that takes texts. */
export type Bar = "none" | "off" | "country" | "stopped" | "undeliverable";

function textBar(who: Reachable, texts: boolean): Bar | undefined {
  if (!who.hasMobile) return "none";
  if (!texts) return "off";
  if (who.isAbroad) return "country";
  if (who.isStopped) return "stopped";
  return who.undeliverableBy === "SMS" ? "undeliverable" : undefined;
}

/** What stands in the way of a mail, and of a text, to somebody. */
export function barsOf(who: Reachable, { texts }: { texts: boolean }) {
  const lost: Bar | undefined = who.undeliverableBy === "EMAIL" ? "undeliverable" : undefined;
  return { EMAIL: who.hasAddress ? lost : ("none" as const), SMS: textBar(who, texts) };
}

export const REFUSAL_OF: Record<Bar, RefusalCode> = {
  none: "no-address",
  off: "no-address",
  country: "text-country",
  stopped: "text-stopped",
  undeliverable: "undeliverable",
};

/** By which way somebody is invited; and, where no message leads to them, why. Without a way they are not. */
export type Route = { way: Channel | undefined; why: RefusalCode | undefined };

/**
 * The first way that leads to them: the one that was chosen, else a mail, else a text, else a code where codes are given.
 * addressees/queries mirrors it for counts, and a test compares them.
 */
export function routeOf(
  who: Reachable,
  { texts, withCodes }: Pick<Ways, "texts" | "withCodes">,
): Route {
  const bars = barsOf(who, { texts });
  const order = who.inviteBy === "SMS" ? (["SMS", "EMAIL"] as const) : (["EMAIL", "SMS"] as const);
  const way = order.find((one) => bars[one] === undefined);
  if (way) return { way, why: undefined };
  const bar = who.hasAddress ? bars.EMAIL : bars.SMS;
  return { way: withCodes ? "CODE" : undefined, why: REFUSAL_OF[bar ?? "none"] };
}

export type Person = {
  email: string | null;
  phone: string | null;
  inviteBy: "EMAIL" | "SMS" | null;
  undeliverableBy?: "EMAIL" | "SMS" | null;
};
