"use client";

import type { ChangeEvent, ClipboardEvent } from "react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  CODE_LENGTH,
  codeIn,
  faultOfCode,
  isWellFormed,
  printCode,
  symbolsOf,
  withDots,
} from "../rules";

export interface CodeFieldTexts {
  label: string;
  hint: string;
  /** "10 of 16", for every number of symbols. */
  counts: readonly string[];
  missing: string;
  /** "3 signs are missing", for every number that is there. */
  short: readonly string[];
  mistyped: string;
}

interface CodeFieldProps {
  texts: CodeFieldTexts;
  defaultValue: string;
  error?: string | undefined;
}

const SEPARATOR = "-";
const shown = (symbols: string): string => printCode(symbols.slice(0, CODE_LENGTH));

/** Where the caret stands once so many symbols are left of it. */
const caretAfter = (symbols: number): number =>
  symbols + Math.max(0, Math.ceil(symbols / 4) - 1) * SEPARATOR.length;

/** The code in the address, behind the sign that no browser sends on: a letter's QR code leads here with it. */
function takeFromAddress(): string {
  const symbols = symbolsOf(window.location.hash.slice(1));
  if (!isWellFormed(symbols)) return "";
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
  return symbols;
}

function useCode(defaultValue: string) {
  const [value, setValue] = useState(shown(codeIn(defaultValue)));
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  useEffect(() => {
    const given = takeFromAddress();
    if (given) setValue(shown(given));
  }, []);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const left = target.value.slice(0, target.selectionStart ?? target.value.length);
    caret.current = caretAfter(Math.min(CODE_LENGTH, symbolsOf(left).length));
    setValue(shown(symbolsOf(target.value)));
  };
  // a whole code takes the place of whatever stands here, and of the words around it
  const paste = (event: ClipboardEvent<HTMLInputElement>): boolean => {
    const given = codeIn(event.clipboardData.getData("text"));
    if (!isWellFormed(given)) return false;
    event.preventDefault();
    setValue(shown(given));
    return true;
  };
  return { value, input, type, paste };
}

/** What is said of a fault. */
function faultText(symbols: string, texts: CodeFieldTexts): string | undefined {
  const fault = faultOfCode(symbols);
  return fault === "short" ? texts.short[symbols.length] : fault && texts[fault];
}

/**
 * One field for the whole code: what is typed or pasted falls into groups, dots stand for what is missing, and a typing error
 * is told before the server is asked. Without script it is a plain field.
 */
export function CodeField({ texts, defaultValue, error }: CodeFieldProps) {
  const { value, input, type, paste } = useCode(defaultValue);
  const [fault, setFault] = useState(error);
  const symbols = symbolsOf(value);
  useEffect(() => {
    const form = input.current?.form;
    const check = (event: Event) => {
      const wrong = faultText(symbolsOf(input.current?.value ?? ""), texts);
      if (!wrong) return;
      event.preventDefault();
      setFault(wrong);
      input.current?.focus();
    };
    form?.addEventListener("submit", check);
    return () => form?.removeEventListener("submit", check);
  }, [input, texts]);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label className="text-base font-medium" htmlFor="code">
          {texts.label}
        </label>
        <span aria-hidden className="text-sm text-muted tabular-nums">
          {texts.counts[symbols.length]}
        </span>
      </div>
      <span className="relative flex">
        <input
          aria-describedby="code-note"
          aria-invalid={fault ? true : undefined}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          className="public-input h-14 font-mono text-xl"
          id="code"
          name="code"
          onChange={(event) => {
            const typed = symbolsOf(event.target.value).slice(0, CODE_LENGTH);
            // the check symbol tells as soon as it stands there
            setFault(typed.length < CODE_LENGTH ? undefined : faultText(typed, texts));
            type(event);
          }}
          onPaste={(event) => {
            if (paste(event)) setFault(undefined);
          }}
          ref={input}
          spellCheck={false}
          type="text"
          value={value}
        />
        <Missing symbols={symbols} value={value} />
      </span>
      <p
        className={`text-sm ${fault ? "text-danger-text" : "text-muted"}`}
        id="code-note"
        role={fault ? "alert" : undefined}
      >
        {fault ?? texts.hint}
      </p>
    </div>
  );
}

/** The dots stand where the next symbols will: behind what is typed, which only takes its room here. Without script nobody moves them. */
function Missing({ symbols, value }: { symbols: string; value: string }) {
  if (symbols.length >= CODE_LENGTH) return null;
  const whole = withDots(symbols).join(SEPARATOR);
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-0 flex items-center noscript:hidden px-[calc(0.875rem+1px)] font-mono text-xl text-subtle"
    >
      <span className="invisible">{value}</span>
      {whole.slice(value.length)}
    </span>
  );
}
