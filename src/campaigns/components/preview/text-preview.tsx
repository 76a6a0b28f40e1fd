import { useTranslations } from "next-intl";
import type { NameIs } from "@/texts/components/name-note";
import { NameNote } from "@/texts/components/name-note";
import { WayPane } from "./way-pane";

/** A text as a phone shows it, and how many segments it is paid for. */
export interface ShownText {
  body: string;
  segments: number;
  nameIs: NameIs;
  language: string;
}

/** The text that somebody gets, with what it costs to send. */
export function TextPreview({ text, isTheirs }: { text: ShownText; isTheirs: boolean }) {
  const t = useTranslations("campaigns.compose");
  const note = t("segments", { characters: text.body.length, count: text.segments });
  return (
    <WayPane channel="SMS" isTheirs={isTheirs} note={note}>
      <div className="panel p-3">
        <p
          className="rounded-xl bg-default px-3 py-2 text-sm wrap-anywhere whitespace-pre-line"
          lang={text.language}
        >
          {text.body}
        </p>
      </div>
      <NameNote nameIs={text.nameIs} />
    </WayPane>
  );
}
