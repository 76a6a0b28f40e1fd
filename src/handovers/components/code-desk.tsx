"use client";

import { Eye, Hand, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { LinkButton } from "@/ui/button";
import type { FormAction, FormState } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";

/** One code at the desk: its groups, and what is said for each symbol. */
export type DeskState = FormState & {
  shown?: {
    groups: { place: number; symbols: string; words: string[] }[];
    /** Null before their person is invited. */
    until: string | null;
    isNew: boolean;
  };
};
export type DeskAction = (state: DeskState, data: FormData) => Promise<DeskState>;

interface CodeDeskProps {
  show: DeskAction;
  hand: FormAction;
  hidden: Record<string, string>;
  backHref: string;
  /** Where a code is typed, as it is read out on the phone. */
  address: string;
  /** Wrong answers locked the one they have: a new one is made instead. */
  isLocked: boolean;
}

/** One person at the counter or on the phone: their code large, shown until the page is left, then noted as handed over. */
export function CodeDesk(props: CodeDeskProps) {
  const { show, hand, hidden, backHref, address, isLocked } = props;
  const t = useTranslations("codes.desk");
  const [state, submit] = useActionState<DeskState, FormData>(show, {});
  const [handed, submitHanded] = useActionState<FormState, FormData>(hand, {});
  const fields = Object.entries(hidden).map(([key, value]) => (
    <input key={key} name={key} type="hidden" value={value} />
  ));
  const error = state.error ?? handed.error;
  return (
    <div className="flex flex-col gap-5">
      {error && (
        <Notice isLive tone="danger">
          {error}
        </Notice>
      )}
      {!state.shown && isLocked && <Notice tone="danger">{t("locked")}</Notice>}
      {state.shown ? (
        <Groups {...state.shown} address={address} />
      ) : (
        <p className="text-sm">{t("text")}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={backHref}>{t("back")}</LinkButton>
        {state.shown ? (
          <form action={submitHanded}>
            {fields}
            <SubmitButton>
              <Hand aria-hidden />
              {t("handed")}
            </SubmitButton>
          </form>
        ) : (
          <form action={submit}>
            {fields}
            {isLocked && <input name="replaces" type="hidden" value="on" />}
            <SubmitButton>
              {isLocked ? <KeyRound aria-hidden /> : <Eye aria-hidden />}
              {t(isLocked ? "renew" : "show")}
            </SubmitButton>
          </form>
        )}
      </div>
    </div>
  );
}

type GroupsProps = NonNullable<DeskState["shown"]> & { address: string };

function Groups({ groups, until, isNew, address }: GroupsProps) {
  const t = useTranslations("codes.desk");
  return (
    <>
      {isNew && (
        <Notice isLive tone="success">
          {t("renewed")}
        </Notice>
      )}
      <p className="text-sm">
        {t.rich("where", {
          address,
          b: (words) => <strong className="font-medium wrap-anywhere">{words}</strong>,
        })}
      </p>
      <ol aria-label={t("label")} className="grid gap-3 sm:grid-cols-2">
        {groups.map(({ place, symbols, words }) => (
          <li className="flex flex-col gap-1 rounded-xl bg-surface-secondary px-4 py-3" key={place}>
            <span className="font-mono text-[2.5rem] leading-12 font-medium tracking-[0.2em]">
              {symbols}
            </span>
            <span className="text-sm text-muted">{words.join(" · ")}</span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted">
        {until ? t("until", { when: until }) : t("untilInvited")}
      </p>
    </>
  );
}
