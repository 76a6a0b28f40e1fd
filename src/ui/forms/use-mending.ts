"use client";

import type { ChangeEvent, FocusEvent } from "react";
import { useCallback, useMemo, useRef, useState } from "react";
import type { FormState } from "./form-state";

const NOTHING: ReadonlySet<string> = new Set();

const nameOf = (target: EventTarget): string =>
  "name" in target && typeof target.name === "string" ? target.name : "";

/** A press on the form's button is judged by the answer to it; a note that vanished under it would move the button away. */
const leadsToSend = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement && target.type === "submit";

/** Takes an error back once its field was changed and left, never while typing; a new answer judges anew. */
export function useMending(answer: FormState) {
  const [{ of, names }, setMended] = useState({ of: answer, names: NOTHING });
  const changed = useRef(new Set<string>());
  const mend = useCallback(
    (name: string) =>
      setMended((before) => {
        const known = before.of === answer ? before.names : NOTHING;
        return { of: answer, names: new Set([...known, name]) };
      }),
    [answer],
  );
  const mended = of === answer ? names : NOTHING;
  const mending = useMemo(() => ({ mended, mend }), [mended, mend]);
  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) =>
    changed.current.add(nameOf(target));
  const onBlur = ({ target, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    const name = nameOf(target);
    if (!changed.current.delete(name) || leadsToSend(relatedTarget)) return;
    if (answer.fields?.[name]) mend(name);
  };
  return { mending, handlers: { onChange, onBlur } };
}
