"use client";

import { useTranslations } from "next-intl";
import type { FocusEvent } from "react";
import { useRef } from "react";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { TextField } from "@/ui/forms/text-field";

export interface Wording {
  subject: string;
  body: string;
}

interface MessageFieldsProps {
  wording: Wording;
  errors: Partial<Record<keyof Wording, string>>;
  /** The names of merge fields, without braces. */
  mergeFields: readonly string[];
  onChange: (wording: Wording) => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Subject and text of one's own; merge fields go in where the caret stands. */
export function MessageFields({ wording, errors, mergeFields, onChange }: MessageFieldsProps) {
  const t = useTranslations("compose");
  const last = useRef<Field>(null);
  const box = useRef<HTMLDivElement>(null);
  const onFocus = (event: FocusEvent<Field>) => {
    last.current = event.target;
  };
  const insert = (name: string) => {
    const field = last.current ?? box.current?.querySelector("textarea");
    if (!field) return;
    field.focus();
    const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? 0];
    field.setRangeText(`{${name}}`, start, Math.max(start, end), "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <div className="flex flex-col gap-4" ref={box}>
      <TextField
        defaultValue={wording.subject}
        error={errors.subject}
        hint={t("subjectHint")}
        label={t("subject")}
        maxLength={400}
        name="subject"
        onChange={(event) => onChange({ ...wording, subject: event.target.value })}
        onFocus={onFocus}
      />
      <div className="flex flex-col gap-2">
        <TextAreaField
          defaultValue={wording.body}
          error={errors.body}
          hint={t("bodyHint")}
          label={t("body")}
          name="body"
          onChange={(event) => onChange({ ...wording, body: event.target.value })}
          onFocus={onFocus}
          rows={8}
        />
        <MergeChips names={mergeFields} onChoose={insert} />
      </div>
    </div>
  );
}

function MergeChips({
  names,
  onChoose,
}: {
  names: readonly string[];
  onChoose: (name: string) => void;
}) {
  const t = useTranslations("compose");
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("fields")}</legend>
      {names.map((name) => (
        <button
          aria-label={t("insert", { field: name })}
          className="h-10 cursor-pointer rounded-md border border-border bg-(--button-paper) px-2 font-mono text-xs text-muted hover:text-foreground md:h-7"
          key={name}
          onClick={() => onChoose(name)}
          type="button"
        >
          {`{${name}}`}
        </button>
      ))}
    </fieldset>
  );
}
