import de from "../../messages/de/frame.json";
import en from "../../messages/en/frame.json";
import es from "../../messages/es/frame.json";
import fr from "../../messages/fr/frame.json";
import it from "../../messages/it/frame.json";
import ja from "../../messages/ja/frame.json";
import nl from "../../messages/nl/frame.json";
import pt from "../../messages/pt-BR/frame.json";
import th from "../../messages/th/frame.json";
import zh from "../../messages/zh-CN/frame.json";
import type { Locale } from "../locales";

/** Error pages render when everything else may have failed, so they carry their few texts themselves. */
export const ERROR_TEXTS: Readonly<Record<Locale, typeof en.error>> = {
  de: de.error,
  en: en.error,
  es: es.error,
  fr: fr.error,
  it: it.error,
  ja: ja.error,
  nl: nl.error,
  "pt-BR": pt.error,
  th: th.error,
  "zh-CN": zh.error,
};
