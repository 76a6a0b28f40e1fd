"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Letter } from "@/messages/components/letter-preview";
import type { Wording } from "./message-fields";

/** The letter as it would go out, or what is wrong with the message. */
export type PreviewState = {
  letter?: Letter;
  fields?: Partial<Record<keyof Wording, string>>;
  error?: string;
};
export type PreviewAction = (wording: Wording | null) => Promise<PreviewState>;

const PAUSE = 600;

/** Keeps the preview in step with the message; the last one that was right stays until the next is there. */
export function usePreview(first: Letter, preview: PreviewAction) {
  const t = useTranslations("compose");
  const [letter, setLetter] = useState(first);
  const [errors, setErrors] = useState<NonNullable<PreviewState["fields"]>>({});
  const [fault, setFault] = useState<string>();
  const [isPending, setPending] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  /** Whether the message is right. An answer that a newer question has overtaken is not shown. */
  const show = async (wording: Wording | null): Promise<boolean> => {
    clearTimeout(pause.current);
    asked.current += 1;
    const turn = asked.current;
    setPending(true);
    const state = await preview(wording).catch((): PreviewState => ({ error: t("previewFailed") }));
    if (turn !== asked.current) return false;
    setPending(false);
    setErrors(state.fields ?? {});
    setFault(state.error);
    if (state.letter) setLetter(state.letter);
    return state.letter !== undefined;
  };
  const showSoon = (wording: Wording | null) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void show(wording), PAUSE);
  };
  const isWrong = Object.keys(errors).length > 0;
  return { letter, errors, fault, isPending, isWrong, show, showSoon };
}
