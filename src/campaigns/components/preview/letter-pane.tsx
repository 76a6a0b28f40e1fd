"use client";

import type { ByChannel, Channel } from "@/addressees/rules";
import { LetterPreview } from "@/messages/components/letter-preview";
import type { OwnWords } from "../compose/use-draft";
import { CodePreview } from "./code-preview";
import { ReaderPicker } from "./reader-picker";
import type { TestAction } from "./test-button";
import { TestButton } from "./test-button";
import { TextPreview } from "./text-preview";
import type { useLetter } from "./use-letter";
import { WayPane } from "./way-pane";

interface LetterPaneProps {
  letter: ReturnType<typeof useLetter>;
  words: OwnWords;
  source: string;
  test: TestAction;
  /** By which ways how many are written to: the others are not shown. */
  channels: ByChannel;
}

/** Mail, text and code side by side, as somebody would get each, whoever is chosen; and a mail or a text to oneself. */
export function LetterPane({ letter, words, source, test, channels }: LetterPaneProps) {
  const { reader, text, code } = letter;
  const isUsed = (way: Channel) => channels[way] > 0;
  const hasAside = (isUsed("SMS") && text) || (isUsed("CODE") && code);
  const isSplit = isUsed("EMAIL") && hasAside;
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ReaderPicker
          onTurn={(turn) => void letter.show(words, turn)}
          reader={reader}
          source={source}
        />
        {(["EMAIL", "SMS"] as const).filter(isUsed).map((way) => (
          <TestButton key={way} language={reader.language} test={test} way={way} words={words} />
        ))}
      </div>
      <div
        className={`grid items-start gap-4 ${isSplit ? "xl:grid-cols-[minmax(0,1fr)_17rem]" : ""}`}
      >
        {isUsed("EMAIL") && (
          <WayPane channel="EMAIL" isTheirs={reader.way === "EMAIL"}>
            <LetterPreview isStale={letter.isPending} letter={letter.letter} />
          </WayPane>
        )}
        {hasAside && (
          <div className="flex flex-col gap-4 max-xl:order-first">
            {isUsed("SMS") && text && <TextPreview isTheirs={reader.way === "SMS"} text={text} />}
            {isUsed("CODE") && code && <CodePreview code={code} isTheirs={reader.way === "CODE"} />}
          </div>
        )}
      </div>
    </section>
  );
}
