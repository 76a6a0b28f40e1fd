"use client";

import type { Wording } from "@/invitations/components/message-fields";
import { LetterPreview } from "@/messages/components/letter-preview";
import { ReaderPicker } from "./reader-picker";
import type { TestAction } from "./test-button";
import { TestButton } from "./test-button";
import type { useLetter } from "./use-letter";

interface LetterPaneProps {
  letter: ReturnType<typeof useLetter>;
  wording: Wording | null;
  source: string;
  test: TestAction;
}

/** The letter as somebody gets it, whoever is chosen; and one to oneself. */
export function LetterPane({ letter, wording, source, test }: LetterPaneProps) {
  const { reader } = letter;
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
      <LetterPreview isStale={letter.isPending} letter={letter.letter} />
    </section>
  );
}
