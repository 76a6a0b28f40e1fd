import { z } from "zod";
import { email, LANGUAGES, line } from "@/accounts/input";
import { COUNTRIES, presentZone } from "@/places/rules";
import {
  CODE_FACTS,
  FACTORS,
  hasLink,
  isColor,
  isSlug,
  isSlugRefused,
  normalizeSlug,
} from "./rules";

const LONGEST_CODE_DAYS = 365;
const LONGEST_LIFE_HOURS = 90 * 24;
const LONGEST_RETENTION_DAYS = 3_650;
const MOST_REMINDERS = 100_000;
const MOST_TEXTS = 100_000;

const withoutLink = (value: string | null): boolean => value === null || !hasLink(value);

/** A name that is shown in letters: needed, without links and without signs that cannot be seen. */
export const name = (most: number) =>
  line(most)
    .refine((value) => value !== null, "name-missing")
    .refine(withoutLink, "name-with-link")
    .transform((value) => value ?? "");

export const organizationName = name(120);

/** An address as typed; spaces, capitals and accents are put right, reserved words and brands refused. */
export const slug = z
  .string()
  .max(300)
  .transform(normalizeSlug)
  .pipe(
    z
      .string()
      .min(1, { error: "slug-missing", abort: true })
      .refine(isSlug, { error: "slug-wrong", abort: true })
      .refine((value) => !isSlugRefused(value), "slug-refused"),
  );

export const slugInput = z.object({ slug });

/** Under its present name or a former one; kept is the present one. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => presentZone(name) !== undefined, "time-zone-wrong")
  .transform((name) => presentZone(name) ?? name);
export const language = z.enum(LANGUAGES, "language-unknown");

export const country = z.string().refine((code) => COUNTRIES.includes(code), "country-unknown");

export const isWebAddress = (value: string): boolean =>
  /^https?:\/\/[^\s"'<>\\^`{|}]+$/.test(value) && URL.canParse(value);

/** A page of the organisation's own that helps; empty for none. */
const helpUrl = line(300).refine(
  (value) => value === null || isWebAddress(value),
  "web-address-wrong",
);

const whole = (least: number, most: number, code: string) =>
  z.coerce.number(code).int(code).min(least, code).max(most, code);

/** Of a roster; empty: one admin applies rosters of any size alone. */
const approvalRows = z.union(
  [z.literal("").transform(() => null), z.null(), whole(1, 150_000, "approval-rows-wrong")],
  "approval-rows-wrong",
);

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "wrong");

const factors = z.array(z.enum(FACTORS, "factor-unknown"));

/** What the settings pages may change; a field that is not given stays as it is, an empty one is emptied. */
export const settingsInput = z
  .object({
    name: organizationName,
    language,
    timeZone,
    country,
    helpUrl,
    helpContact: line(200),
    brand: z.string().trim().toLowerCase().refine(isColor, "color-wrong"),
    fromName: line(100).refine(withoutLink, "name-with-link"),
    fromAddress: email,
    replyTo: email,
    linkLifeHours: whole(1, LONGEST_LIFE_HOURS, "link-life-wrong"),
    autoInvite: z.boolean(),
    integrationsInvite: z.boolean(),
    answerRequests: z.boolean(),
    codeLifeDays: whole(1, LONGEST_CODE_DAYS, "code-life-wrong"),
    codeFact: z
      .enum(["NONE", ...CODE_FACTS], "code-fact-wrong")
      .transform((fact) => (fact === "NONE" ? null : fact)),
    approvalRows,
    autoRemind: z.boolean(),
    mostReminders: whole(1, MOST_REMINDERS, "reminders-wrong"),
    textsOn: z.boolean(),
    textCountries: z.array(country).max(COUNTRIES.length),
    textsADay: whole(1, MOST_TEXTS, "texts-a-day-wrong"),
    memberEditing: z.boolean(),
    memberLeaving: z.boolean(),
    modificationPrevention: z.boolean(),
    allowedFactors: factors,
    requiredFactors: factors,
    sendingDays: z.array(whole(1, 7, "wrong")),
    sendingFrom: clockTime,
    sendingUntil: clockTime,
    retentionDays: whole(1, LONGEST_RETENTION_DAYS, "retention-wrong"),
    inactivityDays: z.int().nullable(),
    neverClaimedDays: z.int().nullable(),
    lapseAdmins: z.boolean(),
  })
  .partial();
export type Settings = z.output<typeof settingsInput>;

export type NewOrganization = {
  name: string;
  slug: string;
  language: (typeof LANGUAGES)[number];
  timeZone: string;
  /** None: that of the time zone. */
  country?: string | undefined;
};
