import { z } from "zod";
import { email, LANGUAGES, line } from "@/accounts/input";
import { hasLink, isSlug, isSlugRefused, normalizeSlug } from "./rules";

const LONGEST_LIFE_HOURS = 90 * 24;

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

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const timeZone = z.string().max(64).refine(isTimeZone, "time-zone-wrong");
export const language = z.enum(LANGUAGES, "language-unknown");

/** What the settings page may change; a field that is not given stays as it is, an empty one is emptied. */
export const settingsInput = z
  .object({
    name: organizationName,
    language,
    timeZone,
    fromName: line(100).refine(withoutLink, "name-with-link"),
    fromAddress: email,
    replyTo: email,
    linkLifeHours: z.coerce
      .number("link-life-wrong")
      .int("link-life-wrong")
      .min(1, "link-life-wrong")
      .max(LONGEST_LIFE_HOURS, "link-life-wrong"),
    autoInvite: z.boolean(),
  })
  .partial();
export type Settings = z.output<typeof settingsInput>;

export type NewOrganization = {
  name: string;
  slug: string;
  language: (typeof LANGUAGES)[number];
  timeZone: string;
};
