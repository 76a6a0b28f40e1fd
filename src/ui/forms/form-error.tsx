"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { use, useEffect, useRef } from "react";
import { FormContext, MendingContext } from "./form-context";

/** Says how many fields need the person and takes the focus; each line leads to its field. */
export function FormError() {
  const t = useTranslations("common.form");
  const state = use(FormContext);
  const box = useRef<HTMLDivElement>(null);
  const { mended } = use(MendingContext);
  const wrong = Object.entries(state.fields ?? {}).filter(([name]) => !mended.has(name));
  const isWrong = Boolean(state.error) || wrong.length > 0;

  useEffect(() => {
    if (state.error || Object.keys(state.fields ?? {}).length > 0) box.current?.focus();
  }, [state]);

  if (!isWrong) return null;
  return (
    <div
      className="flex gap-2.5 rounded-lg bg-danger-soft p-3 text-sm text-danger-text"
      ref={box}
      role="alert"
      tabIndex={-1}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{state.error ?? t("fieldsNeedYou", { count: wrong.length })}</p>
        {wrong.length > 0 && (
          <ul className="flex flex-col gap-0.5">
            {wrong.map(([name, text]) => (
              <li key={name}>
                <button
                  className="cursor-pointer text-start underline underline-offset-2"
                  onClick={() => focusField(box.current, name)}
                  type="button"
                >
                  {text}
                </button>
              </li>
            ))}
          </ul>
        )}
        {state.see && wrong.length > 0 && (
          <Link
            className="self-start font-medium underline underline-offset-2"
            href={state.see.href}
            prefetch={false}
            target="_blank"
          >
            {state.see.label}
          </Link>
        )}
      </div>
    </div>
  );
}

function focusField(inside: HTMLElement | null, name: string) {
  const field = inside?.closest("form")?.elements.namedItem(name);
  const first = field instanceof RadioNodeList ? field[0] : field;
  if (first instanceof HTMLElement) first.focus();
}
