import { cookies, headers } from "next/headers";
import { FORMATS } from "./i18n/formats";
import type { Messages } from "./i18n/load";
import { loadMessages } from "./i18n/load";
import type { Locale, LocaleTag, Theme } from "./i18n/locales";
import {
  chooseLocale,
  isTheme,
  LOCALE_COOKIE,
  localeOf,
  localesAt,
  THEME_COOKIE,
  tagOf,
} from "./i18n/locales";

declare module "next-intl" {
  interface AppConfig {
    Locale: LocaleTag;
    Messages: Messages;
    Formats: typeof FORMATS;
  }
}

/** Who reads this page, as far as its address and the session tell. */
export interface Reader {
  language?: string | null | undefined;
  orgLanguage?: string | null | undefined;
  timeZone?: string | null | undefined;
}

async function localeFor(reader: Reader): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(
    {
      browser: jar.get(LOCALE_COOKIE)?.value,
      person: reader.language,
      org: reader.orgLanguage,
      acceptLanguage: head.get("accept-language"),
    },
    localesAt(head.get("x-path") ?? "/"),
  );
}

/** The person's choice of theme, or undefined where the system decides. */
export async function requestTheme(): Promise<Exclude<Theme, "system"> | undefined> {
  const choice = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(choice) && choice !== "system" ? choice : undefined;
}

/** The address of the page being rendered, path and query, as the proxy saw it. */
export async function requestPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "/";
}

/** What next-intl asks for once per request. An explicit language (`getTranslations({ locale })`) wins. */
export async function requestTexts(explicit: string | undefined, reader: Reader) {
  const locale = localeOf(explicit) ?? (await localeFor(reader));
  return {
    locale: tagOf(locale),
    messages: await loadMessages(locale),
    timeZone: reader.timeZone ?? "UTC",
    now: new Date(),
    formats: FORMATS,
  };
}
