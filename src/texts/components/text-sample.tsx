import { useTranslations } from "next-intl";
import type { NameIs } from "./name-note";
import { NameNote } from "./name-note";

export type SampledText = { body: string; segments: number; nameIs: NameIs };

interface TextSampleProps {
  text: SampledText;
  /** In which language, for whom. */
  fact?: string | undefined;
}

/** A text as a phone shows it, with what it takes. */
export function TextSample({ text, fact }: TextSampleProps) {
  const t = useTranslations("texts.settings");
  return (
    <figure className="flex flex-col gap-2">
      <blockquote className="max-w-80 rounded-2xl rounded-bl-md bg-default px-4 py-3 text-sm whitespace-pre-line wrap-anywhere">
        {text.body}
      </blockquote>
      <figcaption className="flex flex-col gap-1 text-xs text-muted">
        {[fact, t("segments", { count: text.segments })].filter(Boolean).join(" · ")}
        <NameNote nameIs={text.nameIs} />
      </figcaption>
    </figure>
  );
}
