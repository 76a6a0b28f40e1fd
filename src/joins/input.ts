import { z } from "zod";
import {
  email,
  emailKey,
  isNamed,
  LANGUAGES,
  NAMED,
  personName,
  visibleText,
} from "@/accounts/input";
import type { JoinCursor, JoinFilter } from "./rules";
import { freeMailOf, TABS } from "./rules";

const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const MOST_DOMAINS = 50;
const MOST_USES = 100_000;

/** A domain as addresses of it are compared, also where it was typed as "@halden.com". */
const domainKey = (typed: string): string => emailKey(`a@${typed.replace(/^.*@/, "")}`).slice(2);

/** One a line, or with commas or spaces between them. */
const domains = z
  .string()
  .max(10_000)
  .transform((text) => [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(domainKey),
    ),
  ])
  .pipe(
    z
      .array(z.string().regex(DOMAIN, "join-domain-wrong"))
      .min(1, "join-domains-missing")
      .max(MOST_DOMAINS, "join-domains-many"),
  );

const whole = (most: number, code: string) =>
  z.coerce.number(code).int(code).min(1, code).max(most, code);

/** Empty: as many as come. */
const mostUses = z.union(
  [z.literal("").transform(() => null), whole(MOST_USES, "join-uses-wrong")],
  "join-uses-wrong",
);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const lastDay = z
  .string()
  .refine((day) => day === "" || (DAY.test(day) && !Number.isNaN(Date.parse(day))), "date-wrong")
  .transform((day) => day || null);

const tick = z.literal("on").optional().transform(Boolean);

/** The rules of the open link as the settings send them. Letting the whole world in wants a tick of its own. */
export const joinRulesInput = z
  .object({
    domains,
    mostUses,
    /** The last day on which it works, "2026-11-21"; it ends with that day in the organisation's zone. */
    lastDay,
    approval: tick,
    alarmAbove: whole(10_000, "join-alarm-wrong"),
    knowsFree: tick,
  })
  .refine((rules) => rules.knowsFree || rules.approval || freeMailOf(rules.domains).length === 0, {
    path: ["knowsFree"],
    error: "join-free-unknown",
  })
  .transform(({ knowsFree: _, ...rules }) => rules);
export type JoinRules = z.output<typeof joinRulesInput>;

const name = personName.transform((value) => value ?? "");

/** What somebody types who wants in. Every message is a code that the page has a sentence for. */
export const joinerInput = z
  .object({
    firstName: name,
    lastName: name,
    email: email
      .refine((value) => value !== null, "email-missing")
      .transform((value) => value ?? ""),
    language: z.enum(LANGUAGES),
  })
  .refine(isNamed, NAMED);
export type Joiner = z.output<typeof joinerInput>;

export type Query = Record<string, string | string[] | undefined>;

const firstOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const readFilter = (query: Query): JoinFilter => {
  const link = firstOf(query.link);
  return {
    q: visibleText(firstOf(query.q)).trim().slice(0, 200),
    tab: TABS.find((tab) => tab === firstOf(query.tab)) ?? "waiting",
    link: ID.test(link) ? link : undefined,
  };
};

function readCursor(text: string): JoinCursor | undefined {
  const [at, id = ""] = [new Date(text.slice(0, 24)), text.slice(25)];
  return ID.test(id) && !Number.isNaN(at.getTime()) ? { at, id } : undefined;
}

export type JoinView = { filter: JoinFilter; after: JoinCursor | undefined; from: number };

/** Reads any address. */
export function readView(query: Query): JoinView {
  const after = readCursor(firstOf(query.after));
  const from = Number(firstOf(query.from));
  return {
    filter: readFilter(query),
    after,
    from: after && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}
