import { useTranslations } from "next-intl";

/** What one segment took of the organisation's name. */
export type NameIs = "full" | "plain" | "cut";

/** Says that the name does not stand in the text as it is written elsewhere, and why. */
export function NameNote({ nameIs }: { nameIs: NameIs }) {
  const t = useTranslations("texts.name");
  if (nameIs === "full") return null;
  return <p className="text-xs text-muted">{t(nameIs)}</p>;
}
