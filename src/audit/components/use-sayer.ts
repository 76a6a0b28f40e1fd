import type { createFormatter, createTranslator } from "next-intl";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Messages } from "@/lib/i18n/load";

/** What a reader is told with: words by their key, and numbers, days and names as they are written where they read. */
export type Sayer = {
  /** Undefined where no words are under this key. */
  word: (key: string) => string | undefined;
  number: (value: number) => string;
  moment: (at: Date) => string;
  weekday: (at: Date) => string;
  language: (code: string) => string;
  country: (code: string) => string;
  list: (texts: string[]) => string;
};

type Texts = ReturnType<typeof createTranslator<Messages>>;
type Key = Parameters<Texts>[0];

/** What codes are called where they are read; what is no code, or none that has a name, stays as it is. */
function namerOf(locale: string, type: "language" | "region"): (code: string) => string {
  const names = new Intl.DisplayNames([locale], { type });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      // the log is read whatever was once written down: one wrong value must not hide all the others
      return code;
    }
  };
}

/** What a reader is told with, from the words of all areas. */
export function sayerOf(
  t: Texts,
  format: ReturnType<typeof createFormatter>,
  locale: string,
): Sayer {
  return {
    word: (key) => (t.has(key as Key) ? t(key as Key) : undefined),
    number: (value) => format.number(value),
    moment: (at) => format.dateTime(at, "momentWithYear"),
    weekday: (at) => format.dateTime(at, { weekday: "long" }),
    language: namerOf(locale, "language"),
    country: namerOf(locale, "region"),
    list: (texts) => format.list(texts),
  };
}

/** The words and forms of who reads. */
export const useSayer = (): Sayer => sayerOf(useTranslations(), useFormatter(), useLocale());
