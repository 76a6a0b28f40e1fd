import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownChange } from "./shown-row";

/** What a row changes of somebody, field by field: old → new. */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  const t = useTranslations("imports.change");
  if (changes.length === 0) return "–";
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 py-1.5">
      {changes.map((change) =>
        "text" in change ? (
          <li key={change.text}>{change.text}</li>
        ) : (
          <li className="flex min-w-0 flex-wrap items-baseline gap-x-1.5" key={change.key}>
            <span className="font-mono text-2xs text-muted">{change.key}</span>
            <span className="sr-only">{t("from")}</span>
            <span className="text-muted wrap-anywhere">{change.from}</span>
            <ArrowRight aria-hidden className="size-3 flex-none self-center text-muted" />
            <span className="sr-only">{t("to")}</span>
            <span className="font-medium wrap-anywhere">{change.to}</span>
          </li>
        ),
      )}
    </ul>
  );
}
