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

/** When the letters are to leave, as it stands in the form; what is wrong is said once somebody wants to go on. */
export function usePlan(mails: number) {
  const t = useTranslations("refusals");
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<PlanFields>({});
  const [faults, setFaults] = useState<Faults>({});

  const change = () => {
    if (!form.current) return;
    const given = [...new FormData(form.current)];
    setFields(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
    setFaults({});
  };
  const read = (): Read => {
    try {
      const plan = readPlan(fields);
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
    const found = read();
    if (!("faults" in found)) return true;
    setFaults(found.faults);
    const [first] = Object.keys(found.faults);
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    return false;
  };
  const found = read();
  return { form, fields, faults, change, check, plan: "plan" in found ? found.plan : AT_ONCE };
}
