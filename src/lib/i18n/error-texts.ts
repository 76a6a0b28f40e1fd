import en from "../messages/en/frame.json";
import fr from "../messages/fr/frame.json";
import type { Locale } from "./locales";

/** Error pages render when everything else may have failed, so they carry their few texts themselves. */
export const ERROR_TEXTS: Record<Locale, typeof en.error> = { en: en.error, fr: fr.error };
