"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { NumberField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";
import type { LapseRules, Touched } from "../rules";
import { COUNTED } from "../rules";

const PAUSE = 400;

interface LapseFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  rules: LapseRules;
  /** Whom the rules would act on as they stand, and as they are typed; nothing where they are typed wrong. */
  touched: Touched;
  foresee: (data: FormData) => Promise<Touched | undefined>;
}

/** The rules that act by themselves, with whom they would act on today before they are saved. */
export function LapseForm({ action, hidden, rules, touched, foresee }: LapseFormProps) {
  const t = useTranslations("calendar.rules");
  const save = useTranslations("settings")("save");
  const [now, watch] = useForesight(touched, foresee);
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <div className="flex flex-col gap-6" onChange={watch}>
        {(["inactivity", "neverClaimed"] as const).map((rule) => (
          <Section key={rule} text={t(`${rule}Text`)} title={t(rule)}>
            <NumberField
              hint={t("hint")}
              isOptional
              label={t(`${rule}Days`)}
              name={`${rule}Days`}
              value={rules[`${rule}Days`]}
            />
          </Section>
        ))}
        <CheckboxField
          defaultChecked={rules.lapseAdmins}
          hint={t("adminsHint")}
          label={t("admins")}
          name="lapseAdmins"
        />
      </div>
      <Foreseen touched={now} />
      <div className="flex justify-end">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Asks after a pause what the typed rules would do; the last answer stays until then. */
function useForesight(touched: Touched, foresee: LapseFormProps["foresee"]) {
  const [now, setNow] = useState<Touched | undefined>(touched);
  const [, start] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const watch = ({ target }: { target: EventTarget }) => {
    clearTimeout(pause.current);
    const form = target instanceof HTMLInputElement ? target.form : null;
    if (!form) return;
    pause.current = setTimeout(
      () => start(async () => setNow(await foresee(new FormData(form)))),
      PAUSE,
    );
  };
  return [now, watch] as const;
}

/** Whom it would meet, in a sentence each. */
function Foreseen({ touched }: { touched: Touched | undefined }) {
  const t = useTranslations("calendar.rules");
  if (!touched) return null;
  const { idle, silent, unclaimed } = touched;
  const told = (["idle", "silent", "unclaimed"] as const).filter((one) => touched[one] > 0);
  const isAny = idle + silent + unclaimed > 0;
  return (
    <Notice isLive tone={isAny ? "warning" : "quiet"}>
      {isAny ? (
        <ul className="flex flex-col gap-1">
          {told.map((one) => (
            <li key={one}>
              {t(`touched.${one}`, {
                count: Math.min(touched[one], COUNTED),
                more: touched[one] > COUNTED ? "yes" : "no",
              })}
            </li>
          ))}
        </ul>
      ) : (
        t("touched.nobody")
      )}
    </Notice>
  );
}
