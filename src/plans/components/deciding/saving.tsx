"use client";

import type { ReactNode } from "react";
import { createContext, use, useEffect, useEffectEvent, useState } from "react";
import { useFormStatus } from "react-dom";

interface Savings {
  count: number;
  add: (by: number) => void;
}
const SavingContext = createContext<Savings>({ count: 0, add: () => undefined });

/** A page on which what is being saved changes what is decided elsewhere on it. */
export function SavingPage({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  const add = (by: number) => setCount((before) => before + by);
  return <SavingContext value={{ count, add }}>{children}</SavingContext>;
}

/** Within a form: tells the page while it is under way. */
export function TellSaving() {
  const { pending } = useFormStatus();
  const { add } = use(SavingContext);
  const tell = useEffectEvent(add);
  useEffect(() => {
    if (!pending) return undefined;
    tell(1);
    return () => tell(-1);
  }, [pending]);
  return null;
}

/** Whether something is being saved: numbers that are shown may be others in a moment. */
export const useSaving = (): boolean => use(SavingContext).count > 0;
