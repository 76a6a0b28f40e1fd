"use client";

import type { ReactNode } from "react";
import { useActionState, useEffect, useEffectEvent } from "react";
import { useToastDone } from "../toasts";
import { FormContext, MendingContext } from "./form-context";
import { FormError } from "./form-error";
import type { FormAction, FormState } from "./form-state";
import { useMending } from "./use-mending";
import { useWeighed } from "./use-weighed";

interface ActionFormProps {
  action: FormAction;
  /** Sent along unseen: ids, versions. */
  hidden?: Record<string, string>;
  /** What is wrong already before anything is sent. */
  judge?: (data: FormData) => FormState | undefined;
  /** After a done act, besides the toast. */
  onDone?: (state: FormState) => void;
  className?: string;
  /** For a button that sends it from elsewhere, as from a dialog that asks first. */
  id?: string;
  children: ReactNode;
}

const NOTHING: FormState = {};

/** A form of the console over a server action: fields inside find their errors and values by name. */
export function ActionForm(props: ActionFormProps) {
  const { action, hidden = {}, judge, onDone, className, id, children } = props;
  const weighed = useWeighed(action);
  const tellDone = useToastDone();
  // said at once: what the act changed may take this form off the page
  const act: FormAction = async (before, data) => {
    const answer = judge?.(data) ?? (await weighed(before, data));
    tellDone(action, answer);
    return answer;
  };
  const [state, submit] = useActionState(act, NOTHING);
  const { mending, handlers } = useMending(state);
  const tell = useEffectEvent((answer: FormState) => {
    if (answer.done !== undefined) onDone?.(answer);
  });
  useEffect(() => tell(state), [state]);

  return (
    <FormContext value={state}>
      <MendingContext value={mending}>
        <form
          {...handlers}
          action={submit}
          className={className ?? "flex flex-col gap-5"}
          id={id}
          noValidate
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} name={name} type="hidden" value={value} />
          ))}
          <FormError />
          {children}
        </form>
      </MendingContext>
    </FormContext>
  );
}
