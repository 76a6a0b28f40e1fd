"use client";

import { useTranslations } from "next-intl";
import { use, useEffect, useEffectEvent, useId, useState } from "react";
import { Button } from "@/ui/button";
import { FieldFrame } from "@/ui/forms/field-frame";
import { FormContext, MendingContext, useField } from "@/ui/forms/form-context";
import { Notice } from "@/ui/notice";
import { PickerInput } from "@/ui/pickers/picker-input";
import { PickerList } from "@/ui/pickers/picker-list";
import type { PickerChoice } from "@/ui/pickers/use-choices";
import { useOffers } from "@/ui/pickers/use-picker";

export type Owner = PickerChoice & {
  /** What speaks against this choice, said once it is made. */
  doubts?: readonly string[];
};

interface OwnerPickerProps {
  name: string;
  label: string;
  hint: string;
  /** Answers `?q=` with users who may own contacts, as { choices }. */
  source: string;
  /** Who is about to leave cannot be chosen. */
  without?: string | undefined;
  defaultOwner?: Owner | undefined;
}

/** The browser empties a form that was answered: a list of what was typed before would stand below an empty field. */
function useFreshList(close: () => void): void {
  const answer = use(FormContext);
  const tidy = useEffectEvent(close);
  useEffect(() => {
    if (answer) tidy();
  }, [answer]);
}

/** Who is chosen and who can be. What had the focus goes with each change, so that it is handed on: to the button, to the field. */
function useOwner({ name, source, without, defaultOwner }: OwnerPickerProps) {
  const { mend } = use(MendingContext);
  const [owner, setOwner] = useState(defaultOwner);
  const [isTurned, setTurned] = useState(false);
  const offers = useOffers<Owner>({
    source,
    isOffered: ({ id }) => id !== without,
    onChoose: (chosen) => {
      setOwner(chosen);
      mend(name);
      setTurned(true);
    },
  });
  useFreshList(offers.close);
  useEffect(() => {
    if (!owner && isTurned) offers.input.current?.focus();
  }, [owner, isTurned, offers.input]);
  const change = () => {
    setTurned(true);
    setOwner(undefined);
  };
  return { owner, offers, change, isTurned };
}

/** Type a few letters, choose a user. */
export function OwnerPicker(props: OwnerPickerProps) {
  const { name, label, hint } = props;
  const t = useTranslations("people.owner");
  const id = useId();
  const { error } = useField(name, undefined, undefined);
  const { owner, offers, change, isTurned } = useOwner(props);
  return (
    <div className="flex flex-col gap-1.5">
      <FieldFrame error={error} hint={owner ? undefined : hint} id={id} label={label}>
        {owner ? (
          <span className="flex h-9 items-center gap-3 text-sm text-foreground" id={id}>
            <span className="min-w-0 truncate font-medium">{owner.name}</span>
            <Button autoFocus={isTurned} onPress={change} size="sm">
              {t("change")}
            </Button>
          </span>
        ) : (
          <PickerInput error={error} hint={hint} id={id} offers={offers} />
        )}
      </FieldFrame>
      {owner?.doubts?.map((doubt) => (
        <Notice isLive key={doubt} tone="warning">
          {doubt}
        </Notice>
      ))}
      <input name={name} type="hidden" value={owner?.id ?? ""} />
      {!owner && offers.open && (
        <PickerList {...offers} choices={offers.open} id={id} label={label} />
      )}
    </div>
  );
}
