"use client";

import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import type { FaultActs, ShownGroup } from "../shown-group";
import { TellSaving } from "./saving";

interface GroupActsProps {
  acts: FaultActs;
  group: ShownGroup;
  /** Which group of which plan. */
  hidden: { org: string; id: string; key: string };
}

/** What mends all rows of a group: what is right, what somebody chooses, or what is made or allowed elsewhere. */
export function GroupActs({ acts: { fix, make }, group, hidden }: GroupActsProps) {
  const t = useTranslations("imports.plan");
  const { choices, isElsewhere, isFixable, isHere, isKeepable, makes } = group;
  return (
    <>
      {isFixable && (
        <ActionForm
          action={fix}
          className="min-w-0"
          hidden={group.isWritten && group.right ? { ...hidden, right: group.right } : hidden}
        >
          <TellSaving />
          <FixButton group={group} />
        </ActionForm>
      )}
      {isKeepable && (
        <ActionForm action={fix} className="flex-none" hidden={{ ...hidden, keep: "yes" }}>
          <TellSaving />
          <SubmitButton look="ghost" size="sm">
            {t("keepWritten")}
          </SubmitButton>
        </ActionForm>
      )}
      {choices.length > 0 && (
        <ActionForm action={fix} className="flex w-full min-w-0 items-center gap-2" hidden={hidden}>
          <TellSaving />
          <Choose group={group} />
        </ActionForm>
      )}
      {makes !== undefined && (
        <ActionForm action={make} className="min-w-0" hidden={{ ...hidden, name: makes }}>
          <TellSaving />
          <SubmitButton className="max-w-full" look="outline" size="sm">
            <span className="truncate">{t("make", { name: makes })}</span>
          </SubmitButton>
        </ActionForm>
      )}
      {isElsewhere && (
        <ActionForm action={fix} className="flex-none" hidden={{ ...hidden, anew: "yes" }}>
          <TellSaving />
          {isHere && <LookAgain />}
          <SubmitButton look="ghost" size="sm">
            {t("anew")}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}

/** What was missing is here by now: its rows are looked at without being asked to. */
function LookAgain() {
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => place.current?.form?.requestSubmit(), []);
  return <input ref={place} type="hidden" />;
}

function Choose({ group: { choices, chooses, rows, value } }: { group: ShownGroup }) {
  const t = useTranslations("imports.plan");
  const isCountry = chooses === "country";
  return (
    <>
      <SelectField
        choices={choices}
        className="min-w-0 flex-1"
        emptyLabel={t(isCountry ? "countryEmpty" : "chooseEmpty")}
        isLabelHidden
        label={isCountry ? t("countryFor") : t("chooseFor", { value })}
        name={chooses}
        required
      />
      <SubmitButton look="outline" size="sm">
        {t("fixChosen", { count: rows })}
      </SubmitButton>
    </>
  );
}

function FixButton({ group: { rows, right } }: { group: ShownGroup }) {
  const t = useTranslations("imports.plan");
  const words =
    right === undefined
      ? t("fixEach", { count: rows })
      : t(right === "" ? "fixEmpty" : "fix", { count: rows, right });
  return (
    <SubmitButton className="max-w-full" look="outline" size="sm">
      <WandSparkles aria-hidden className="flex-none text-accent-text" />
      <span className="truncate" title={words}>
        {words}
      </span>
    </SubmitButton>
  );
}
