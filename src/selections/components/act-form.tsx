"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewOwner } from "@/accounts/components/form/new-owner";
import { UntilFields } from "@/calendar/components/until-fields";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { ActOnMany, RowAct } from "../rules";
import { ASKS, DESTRUCTIVE, UNTIL_CHOICES } from "../rules";

type Choice = {
  value: string;
  label: string;
  /** What choosing it means for these people, where it does not reach all of them, and how many go without. */
  short?: { text: string; without: number } | undefined;
};
export type ActChoices = Record<"team" | "application" | "language", readonly Choice[]>;
type Listed = keyof ActChoices;

interface ActFormProps {
  action: FormAction;
  org: string;
  id: string;
  act: RowAct;
  /** Who is counted again when this is sent, and of them who is taken. */
  count: number;
  takes: number;
  /** How many of them look after contacts that somebody else could take over. */
  owners: number;
  /** How many are left out because they said no, unless somebody ticks that. */
  refusers: number;
  choices: ActChoices;
  backHref: string;
}

const FIELDS = { team: "teamId", application: "applicationId", language: "language" } as const;
const NOTHING = { team: "noTeam", application: "noApplication", language: "choose" } as const;

/** What is chosen from a list of the organisation's own. */
const listedOf = (asked: (typeof ASKS)[ActOnMany]): Listed | undefined =>
  asked === "until" ? undefined : asked;

/** What else the act needs to know, and the button that carries the number. */
export function ActForm(props: ActFormProps) {
  const { action, org, id, act, count, refusers, choices, backHref } = props;
  const t = useTranslations("selections");
  const asked = listedOf(ASKS[act]);
  const [chosen, choose] = useState("");
  const [asksAgain, setAsksAgain] = useState(false);
  const takes = props.takes + (asksAgain ? refusers : 0);
  const short = asked && choices[asked].find(({ value }) => value === chosen)?.short;
  const reached = Math.max(takes - (short?.without ?? 0), 0);
  const isPossible = reached > 0 && (!asked || choices[asked].length > 0);
  return (
    <ActionForm action={action} hidden={{ org, id, act, expected: String(count) }}>
      {takes === 0 && <Notice tone="quiet">{t("nobody")}</Notice>}
      {asked && <Listing asked={asked} choices={choices[asked]} onChoose={choose} />}
      {short && (
        <Notice isLive tone="warning">
          {short.text}
        </Notice>
      )}
      <Refusers count={refusers} onChange={setAsksAgain} />
      {takes > 0 && <Asked {...props} />}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={backHref}>{t("back")}</LinkButton>
        {isPossible && (
          <SubmitButton look={DESTRUCTIVE.has(act as ActOnMany) ? "danger" : "primary"}>
            {t(`do.${act}`, { count: reached })}
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  );
}

/** Who said no is left out, unless somebody asks them again knowingly. */
function Refusers({ count, onChange }: { count: number; onChange: (asks: boolean) => void }) {
  const t = useTranslations("selections");
  if (count === 0) return null;
  return (
    <CheckboxField
      hint={t("declinedHint")}
      label={t("declined", { count })}
      name="withDeclined"
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

interface ListingProps {
  asked: Listed;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
}

/** One of the organisation's own, where it has any. */
function Listing({ asked, choices, onChoose }: ListingProps) {
  const t = useTranslations("selections");
  if (choices.length === 0) return <Notice tone="quiet">{t(NOTHING[asked])}</Notice>;
  return (
    <SelectField
      choices={choices}
      className="max-w-80"
      emptyLabel={t("choose")}
      label={t(asked)}
      name={FIELDS[asked]}
      onChange={(event) => onChoose(event.target.value)}
    />
  );
}

/** Until when, and who takes contacts over. */
function Asked({ act, org, owners }: ActFormProps) {
  const t = useTranslations("selections");
  const untils = UNTIL_CHOICES[act];
  return (
    <>
      {untils && <UntilFields choices={untils} />}
      {owners > 0 && <NewOwner org={org} stay={t("contactsStay")} />}
    </>
  );
}
