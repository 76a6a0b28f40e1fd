/** The ten languages of letters and of every page that strangers and members see. */
export const LOCALES = ["en", "fr", "de", "nl", "es", "it", "pt-BR", "zh-CN", "ja", "th"] as const;

export type Locale = (typeof LOCALES)[number];

/** Each language in its own name. */
export const LANGUAGES: Readonly<Record<Locale, string>> = {
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
};

/** The languages of what only admins and operators see: the console and the local mailbox. */
export const CONSOLE_LOCALES = ["en", "fr"] as const satisfies readonly Locale[];

const CONSOLE_PATHS = /^\/(?:[^/?]+\/admin|mailbox)(?:[/?]|$)/;

/** The languages that the page at this address has. */
export function localesAt(path: string): readonly Locale[] {
  return CONSOLE_PATHS.test(path) ? CONSOLE_LOCALES : LOCALES;
}

export type LocaleTag = "en-GB" | Exclude<Locale, "en">;

export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The tag that dates and numbers are written by; English is the British one: day before month, 24 hours. */
export function tagOf(locale: Locale): LocaleTag {
  return locale === "en" ? "en-GB" : locale;
}

/** Readers of traditional characters are not served by simplified ones: their next wish decides. */
const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/;

/** The language a tag stands for: "en-GB" is English, "pt" is Brazilian; unknown ones are undefined. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const wanted = tag?.trim().toLowerCase() ?? "";
  if (TRADITIONAL.test(wanted)) return undefined;
  const primary = wanted.split("-")[0];
  return LOCALES.find((locale) => locale.split("-")[0] === primary);
}

/** Chinese and Japanese write no blank after a full stop. */
const BLANKLESS: ReadonlySet<string> = new Set(["zh-CN", "ja"]);

/** Sentences one after the other, as the language writes them. */
export const oneAfterOther = (locale: string, ...sentences: readonly string[]): string =>
  sentences.join(BLANKLESS.has(locale) ? "" : " ");

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+$/u;

/**
 * Somebody's whole name for a reader of this language: a Chinese or Japanese reader reads a name in their own script with
 * the family name first, a Chinese one without a blank; a name in other letters stays as its holder says it.
 */
export function wholeName(locale: string, first?: string | null, last?: string | null): string {
  const names = [first, last].filter(Boolean);
  const isTurned = BLANKLESS.has(locale) && names.every((name) => EAST_ASIAN.test(name ?? ""));
  if (isTurned) names.reverse();
  return names.join(isTurned && locale === "zh-CN" ? "" : " ");
}

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The first of these languages in an Accept-Language header, by its weights. */
export function negotiateLocale(
  header: string | null | undefined,
  spoken: readonly Locale[] = LOCALES,
): Locale | undefined {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag, ...parameters] = part.split(";");
    const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
    return { locale: localeOf(tag), weight: weight ? Number(weight.trim().slice(2)) : 1 };
  });
  return wishes
    .filter(({ locale, weight }) => locale && spoken.includes(locale) && weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.locale;
}

export interface LanguageWishes {
  browser?: string | null | undefined;
  person?: string | null | undefined;
  org?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
}

/**
 * What was chosen in this browser, then the person's language. After that a page in all ten speaks the organisation's,
 * then what the browser asks for; the console, which has two, asks the browser first: of those two it knows better than a
 * German organisation which one its reader reads.
 */
export function chooseLocale(wishes: LanguageWishes, spoken: readonly Locale[] = LOCALES): Locale {
  const has = (locale: Locale | undefined): locale is Locale =>
    locale !== undefined && spoken.includes(locale);
  const chosen = [localeOf(wishes.browser), localeOf(wishes.person)];
  const around = [localeOf(wishes.org), negotiateLocale(wishes.acceptLanguage, spoken)];
  if (spoken.length < LOCALES.length) around.reverse();
  return [...chosen, ...around].find(has) ?? DEFAULT_LOCALE;
}
