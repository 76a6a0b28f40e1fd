"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { Notice } from "@/ui/notice";
import type { SampledText } from "./text-sample";
import { TextSample } from "./text-sample";

export type TextState = {
  text?: SampledText;
  fault?: string;
};

interface TextComposerProps {
  /** Above the words: whom the text goes to, until when the link works. */
  children: ReactNode;
  hidden: Record<string, string>;
  text: NonNullable<TextState["text"]>;
  /** The default words, to be edited. */
  start: string;
  /** The names of merge fields, without braces. */
  mergeFields: readonly string[];
  preview: (words: string) => Promise<TextState>;
  send: FormAction;
}

const PAUSE_MS = 600;

/** A text to one person: the default words or one's own, and what they get, with its segments, before it is sent. */
export function TextComposer(props: TextComposerProps) {
  const { children, hidden, mergeFields, preview, send, start } = props;
  const t = useTranslations("texts.compose");
  const [state, setState] = useState<TextState>({ text: props.text });
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const showSoon = (words: string) => {
    clearTimeout(pause.current);
    asked.current += 1;
    const turn = asked.current;
    pause.current = setTimeout(async () => {
      const next = await preview(words).catch((): TextState => ({ fault: t("previewFailed") }));
      if (turn === asked.current) setState((last) => ({ ...last, fault: undefined, ...next }));
    }, PAUSE_MS);
  };
  return (
    <ActionForm action={send} className="flex flex-col gap-6" hidden={hidden}>
      {children}
      <TextAreaField
        defaultValue={start}
        error={state.fault}
        hint={t("wordsHint", { fields: mergeFields.map((name) => `{${name}}`).join(" ") })}
        label={t("words")}
        name="text"
        onChange={(event) => showSoon(event.target.value)}
        rows={3}
      />
      {state.text && <TextSample text={state.text} />}
      {state.text && state.text.segments > 1 && (
        <Notice isLive tone="quiet">
          {t("several", { count: state.text.segments })}
        </Notice>
      )}
      <div className="flex justify-end">
        <SubmitButton>{t("send")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
