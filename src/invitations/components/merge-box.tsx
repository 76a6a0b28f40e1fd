"use client";

import { useTranslations } from "next-intl";
import type { FocusEvent, ReactNode } from "react";
import { useRef } from "react";

interface MergeBoxProps {
  /** Fields, of which the last one is filled unless another was in use. */
  children: ReactNode;
  /** The names of merge fields, without braces. */
  names: readonly string[];
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Fields of a message with its merge fields beneath: a press puts one where the caret stands. */
export function MergeBox({ children, names }: MergeBoxProps) {
  const t = useTranslations("compose");
  const last = useRef<Field>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  const onFocus = ({ target }: FocusEvent) => {
    if (isField(target)) last.current = target;
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
    <fieldset className="flex min-w-0 flex-col gap-2" onFocus={onFocus} ref={box}>
      {children}
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{t("fields")}</legend>
        {names.map((name) => (
          <button
            aria-label={t("insert", { field: name })}
            className="h-10 cursor-pointer rounded-md border border-border bg-(--button-paper) px-2 font-mono text-xs text-muted hover:text-foreground md:h-7"
            key={name}
            onClick={() => insert(name)}
            type="button"
          >
            {`{${name}}`}
          </button>
        ))}
      </fieldset>
    </fieldset>
  );
}
