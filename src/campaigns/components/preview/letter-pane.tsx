"use client";

import type { Wording } from "@/invitations/components/message-fields";
import { LetterPreview } from "@/messages/components/letter-preview";
import { CodePreview } from "./code-preview";
import { ReaderPicker } from "./reader-picker";
import type { TestAction } from "./test-button";
import { TestButton } from "./test-button";
import { TextPreview } from "./text-preview";
import type { useLetter } from "./use-letter";
import { WayPane } from "./way-pane";

interface LetterPaneProps {
  letter: ReturnType<typeof useLetter>;
  wording: Wording | null;
  source: string;
  test: TestAction;
}

/** Mail, text and code side by side, as somebody would get each, whoever is chosen; and a mail to oneself. */
export function LetterPane({ letter, wording, source, test }: LetterPaneProps) {
  const { reader, text, code } = letter;
  const hasAside = text !== undefined || code !== undefined;
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ReaderPicker
          onTurn={(turn) => void letter.show(wording, turn)}
          reader={reader}
          source={source}
        />
        <TestButton language={reader.language} test={test} wording={wording} />
      </div>
      <div
        className={`grid items-start gap-4 ${hasAside ? "xl:grid-cols-[minmax(0,1fr)_17rem]" : ""}`}
      >
        <WayPane channel="EMAIL" isTheirs={reader.way === "EMAIL"}>
          <LetterPreview isStale={letter.isPending} letter={letter.letter} />
        </WayPane>
        {hasAside && (
          <div className="flex flex-col gap-4 max-xl:order-first">
            {text && <TextPreview isTheirs={reader.way === "SMS"} text={text} />}
            {code && <CodePreview code={code} isTheirs={reader.way === "CODE"} />}
          </div>
        )}
      </div>
    </section>
  );
}
