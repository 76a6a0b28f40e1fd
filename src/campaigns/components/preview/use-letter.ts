"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Channel } from "@/addressees/rules";
import type { Letter } from "@/messages/components/letter-preview";
import type { Start } from "@/waves/input";
import type { OwnWords } from "../compose/use-draft";
import type { ShownCode } from "./code-preview";
import type { ShownText } from "./text-preview";

/** Whose letter is shown, in which language it is written for them, and by which way they are reached. */
export type Reader = { id: string; name: string; language: string; way: Channel };
/** Somebody, or whoever stands next to them among the recipients. */
export type Turn = { id: string; step?: "next" | "previous" };

/** What somebody gets by each way; nothing by those that lead nowhere. */
export type Shown = {
  reader: Reader;
  letter: Letter;
  text: ShownText | undefined;
  code: ShownCode | undefined;
};

export type LetterState = {
  shown?: Shown;
  fields?: Partial<Record<"subject" | "body" | "text", string>>;
  error?: string;
};
export type LetterAction = (
  turn: Turn,
  words: OwnWords,
  start: Start | null,
) => Promise<LetterState>;

const PAUSE = 600;

/** Keeps the preview in step with message and reader; the last one that was right stays until the next is there. */
export function useLetter(first: Shown, preview: LetterAction, start: Start | null) {
  const t = useTranslations("compose");
  const [shown, setShown] = useState(first);
  const [state, setState] = useState<LetterState>({});
  const [isPending, setPending] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  /** Whether the message is right. An answer that a newer question has overtaken is not shown. */
  const show = async (words: OwnWords, turn: Turn = { id: shown.reader.id }) => {
    clearTimeout(pause.current);
    asked.current += 1;
    const question = asked.current;
    setPending(true);
    const answer = await preview(turn, words, start).catch(
      (): LetterState => ({ error: t("previewFailed") }),
    );
    if (question !== asked.current) return false;
    setPending(false);
    setState(answer);
    if (answer.shown) setShown(answer.shown);
    return answer.shown !== undefined;
  };
  const showSoon = (words: OwnWords) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void show(words), PAUSE);
  };
  return { ...shown, errors: state.fields ?? {}, fault: state.error, isPending, show, showSoon };
}
