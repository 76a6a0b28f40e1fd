"use client";

import { useTranslations } from "next-intl";
import { use, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { controlProps, FieldFrame } from "@/ui/forms/field-frame";
import { FormContext, MendingContext, useField } from "@/ui/forms/form-context";
import { Notice } from "@/ui/notice";
import type { PickerChoice } from "@/ui/pickers/use-choices";
import { useChoices } from "@/ui/pickers/use-choices";

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

/** Type a few letters, choose a user. */
export function OwnerPicker(props: OwnerPickerProps) {
  const { name, label, hint, source, without, defaultOwner } = props;
  const t = useTranslations("people.owner");
  const id = useId();
  const { error } = useField(name, undefined, undefined);
  const { mend } = use(MendingContext);
  const [owner, setOwner] = useState(defaultOwner);
  const isChanging = useRef(false);
  const { found, search, close } = useChoices<Owner>(source);
  useFreshList(close);
  const choose = (chosen: Owner | undefined) => {
    setOwner(chosen);
    if (chosen) mend(name);
    isChanging.current = !chosen;
    close();
  };

  return (
    <div className="flex flex-col gap-1.5">
      <FieldFrame error={error} hint={owner ? undefined : hint} id={id} label={label}>
        {owner ? (
          <span className="flex h-9 items-center gap-3 text-sm text-foreground" id={id}>
            <span className="min-w-0 truncate font-medium">{owner.name}</span>
            <Button onPress={() => choose(undefined)} size="sm">
              {t("change")}
            </Button>
          </span>
        ) : (
          <input
            {...controlProps(id, error, hint)}
            autoComplete="off"
            className="input w-full"
            onChange={(event) => search(event.target.value)}
            onFocus={(event) => search(event.target.value)}
            // the button that led here is gone, and the focus with it
            ref={(box) => {
              if (isChanging.current) box?.focus();
            }}
            type="search"
          />
        )}
      </FieldFrame>
      {owner?.doubts?.map((doubt) => (
        <Notice isLive key={doubt} tone="warning">
          {doubt}
        </Notice>
      ))}
      <input name={name} type="hidden" value={owner?.id ?? ""} />
      {!owner && found && (
        <Found onChoose={choose} owners={found.filter((one) => one.id !== without)} />
      )}
    </div>
  );
}

function Found({ owners, onChoose }: { owners: Owner[]; onChoose: (owner: Owner) => void }) {
  const t = useTranslations("people.owner");
  if (owners.length === 0)
    return (
      <p className="text-xs text-muted" role="status">
        {t("none")}
      </p>
    );
  return (
    <ul
      aria-label={t("choices")}
      className="flex flex-col divide-y divide-separator rounded-lg shadow-[inset_0_0_0_1px_var(--border)]"
    >
      {owners.map((owner) => (
        <li key={owner.id}>
          <button
            className="flex w-full cursor-pointer items-baseline gap-2 px-3 py-2 text-start text-sm hover:bg-surface-secondary"
            onClick={() => onChoose(owner)}
            type="button"
          >
            <span className="font-medium text-foreground">{owner.name}</span>
            <span className="min-w-0 truncate text-xs text-muted">{owner.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
