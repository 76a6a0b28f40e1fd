import type { en } from "./en";
import type { Locale } from "./locales";

/** English is the measure: every other language has the same keys (`npm run check` compares them). */
export type Messages = typeof en;

const LOADERS: Record<Locale, () => Promise<unknown>> = {
  en: async () => (await import("./en")).en,
  fr: async () => (await import("./fr")).fr,
};

export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await LOADERS[locale]()) as Messages;
}

/** The areas that the console's browser code reads; pages of strangers send no texts to the browser. */
const CONSOLE_AREAS = [
  "common",
  "shell",
  "people",
  "person",
  "compose",
  "settings",
  "refusals",
  "organizations",
] as const;

export function consoleMessages(
  messages: Messages,
): Pick<Messages, (typeof CONSOLE_AREAS)[number]> {
  const { common, shell, people, person, compose, settings, refusals, organizations } = messages;
  return { common, shell, people, person, compose, settings, refusals, organizations };
}
