/** The ten languages of letters, SMS and claim pages, each in its own name. */
export const LANGUAGES = {
  en: "English",
  fr: "Français",
  de: "Deutsch",
  nl: "Nederlands",
  es: "Español",
  it: "Italiano",
  "pt-BR": "Português (Brasil)",
  "zh-CN": "简体中文",
  ja: "日本語",
  th: "ไทย",
} as const;

/** The languages the interface speaks today, with the tag that dates and numbers are written by. */
const TAGS = { en: "en-GB", fr: "fr" } as const;

export type Locale = keyof typeof TAGS;
export type LocaleTag = (typeof TAGS)[Locale];

export const LOCALES: readonly Locale[] = ["en", "fr"];
export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function tagOf(locale: Locale): LocaleTag {
  return TAGS[locale];
}

/** The interface language a tag stands for: "en-GB" and "EN" are English; unknown ones are undefined. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const primary = tag?.trim().toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === primary);
}

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The first interface language in an Accept-Language header, by its weights. */
export function negotiateLocale(header: string | null | undefined): Locale | undefined {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag, ...parameters] = part.split(";");
    const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
    return { locale: localeOf(tag), weight: weight ? Number(weight.trim().slice(2)) : 1 };
  });
  return wishes
    .filter((wish) => wish.locale && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.locale;
}

export interface LanguageWishes {
  browser?: string | null | undefined;
  person?: string | null | undefined;
  org?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
}

/** Chosen in this browser, then the person's, then the organisation's, then what the browser asks for. */
export function chooseLocale(wishes: LanguageWishes): Locale {
  return (
    localeOf(wishes.browser) ??
    localeOf(wishes.person) ??
    localeOf(wishes.org) ??
    negotiateLocale(wishes.acceptLanguage) ??
    DEFAULT_LOCALE
  );
}
