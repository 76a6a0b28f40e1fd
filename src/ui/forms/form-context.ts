"use client";

import { createContext, use } from "react";
import type { FormState } from "./form-state";

export const FormContext = createContext<FormState>({});

interface Mending {
  /** The fields that were changed since the form's answer: what it said of them no longer holds. */
  mended: ReadonlySet<string>;
  mend: (name: string) => void;
}

export const MendingContext = createContext<Mending>({ mended: new Set(), mend: () => undefined });

/** The error of a field and what to show in it: the form's answer first, the page's value before that. */
export function useField(name: string, error: string | undefined, initial: string | undefined) {
  const state = use(FormContext);
  const { mended } = use(MendingContext);
  return {
    error: error ?? (mended.has(name) ? undefined : state.fields?.[name]),
    value: state.values?.[name] ?? initial ?? "",
  };
}

/** The same for a tick: a form that came back without it was sent unticked. */
export function useTick(name: string, value: string, initial: boolean | undefined): boolean {
  const { values } = use(FormContext);
  return values ? values[name] === value : (initial ?? false);
}
