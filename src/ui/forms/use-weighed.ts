"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "./form-state";
import { typedValues } from "./form-state";
import { tooHeavy } from "./weigh";

type Act<State> = (state: State, data: FormData) => Promise<State>;

/** The same act, which says of a form that is too heavy to be sent that it is, instead of sending it. */
export function useWeighed<State extends FormState>(act: Act<State>): Act<State | FormState> {
  const t = useTranslations("refusals.field");
  return async (state, data) => {
    const heavy = tooHeavy(data);
    return heavy
      ? { fields: { [heavy]: t("too-heavy") }, values: typedValues(data) }
      : act(state as State, data);
  };
}
