import type { en } from "./en";
import type { Locale } from "./locales";
import { DEFAULT_LOCALE } from "./locales";

/** English is the measure: every other language has the same keys (`npm run check` compares them). */
export type Messages = typeof en;

const LOADERS: Readonly<Record<Locale, () => Promise<Partial<Record<keyof Messages, unknown>>>>> = {
  en: async () => (await import("./en")).en,
  fr: async () => (await import("./fr")).fr,
  de: async () => (await import("./de")).de,
  nl: async () => (await import("./nl")).nl,
  es: async () => (await import("./es")).es,
  it: async () => (await import("./it")).it,
  "pt-BR": async () => (await import("./pt-br")).pt,
  "zh-CN": async () => (await import("./zh-cn")).zh,
  ja: async () => (await import("./ja")).ja,
  th: async () => (await import("./th")).th,
};

async function load(locale: Locale): Promise<Messages> {
  const own = await LOADERS[locale]();
  return { ...(await LOADERS[DEFAULT_LOCALE]()), ...own } as Messages;
}

const loaded = new Map<Locale, Promise<Messages>>();

/** The texts of a language; an area that it does not have, because only the console reads it, is English. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const messages = loaded.get(locale) ?? load(locale);
  loaded.set(locale, messages);
  return messages;
}
