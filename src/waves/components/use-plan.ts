"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ZodError } from "zod";
import type { Plan } from "../input";
import { AT_ONCE, readPlan } from "../input";
import { firstOf } from "../rules";

/** The fields of the form, as they are sent along with the campaign. */
export type PlanFields = Record<string, string>;

type Faults = Partial<Record<string, string>>;
type Read = { plan: Plan } | { faults: Faults };

const fieldsIn = (form: HTMLFormElement | null): PlanFields =>
  Object.fromEntries(
    [...new FormData(form ?? undefined)].map(([name, value]) => [name, String(value)]),
  );

/** When the letters are to leave, as it stands in the form; what is wrong is said once somebody wants to go on. */
export function usePlan(mails: number) {
  const t = useTranslations("refusals");
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<PlanFields>({});
  const [faults, setFaults] = useState<Faults>({});

  const change = () => {
    setFields(fieldsIn(form.current));
    setFaults({});
  };
  const read = (given: PlanFields): Read => {
    try {
      const plan = readPlan(given);
      const isTooLarge = plan.waves && firstOf(plan.waves, mails) === undefined;
      return isTooLarge ? { faults: { size: t("wave-too-large") } } : { plan };
    } catch (fault) {
      if (!(fault instanceof ZodError)) throw fault;
      const wrong = fault.issues.map(({ path }) => [String(path[0] ?? ""), t("field.wrong")]);
      return { faults: Object.fromEntries(wrong) };
    }
  };
  /** Whether it can be sent like that; the first fault takes the focus. */
  const check = (): boolean => {
    // what an answer has shown since is not in what the answer left
    const given = fieldsIn(form.current);
    setFields(given);
    const found = read(given);
    if (!("faults" in found)) return true;
    setFaults(found.faults);
    const [first] = Object.keys(found.faults);
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    return false;
  };
  const found = read(fields);
  return { form, fields, faults, change, check, plan: "plan" in found ? found.plan : AT_ONCE };
}
