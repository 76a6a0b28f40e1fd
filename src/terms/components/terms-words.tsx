import { ChevronDown } from "@/ui/public/icons";
import type { TermsText } from "../rules";
import { paragraphsOf } from "../rules";

interface TermsWordsProps {
  text: Pick<TermsText, "body" | "url">;
  /** BCP 47 of the words. */
  lang: string;
  title: string;
  /** Beside the title: what became of the text. */
  note?: string | undefined;
  isOpen?: boolean;
}

/** The words of one text, to unfold, paragraph by paragraph; those that stand elsewhere are a link. */
export function TermsWords({ text, lang, title, note, isOpen = false }: TermsWordsProps) {
  return (
    <details className="panel group px-4" open={isOpen}>
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 py-2 text-md font-medium text-foreground [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">{title}</span>
        {note && <span className="flex-none text-xs font-normal text-muted">{note}</span>}
        <ChevronDown aria-hidden className="size-5 flex-none text-muted group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-3 pb-4 text-base wrap-anywhere text-foreground" lang={lang}>
        {text.url && (
          <a className="prose-link" href={text.url} rel="noreferrer" target="_blank">
            {text.url}
          </a>
        )}
        {paragraphsOf(text.body ?? "").map((paragraph) => (
          <p className="whitespace-pre-line" key={paragraph}>
            {paragraph}
          </p>
        ))}
      </div>
    </details>
  );
}
