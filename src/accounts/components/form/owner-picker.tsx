"use client";

import { useTranslations } from "next-intl";
import { use, useId, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { controlProps, FieldFrame } from "@/ui/forms/field-frame";
import { MendingContext, useField } from "@/ui/forms/form-context";
import { Notice } from "@/ui/notice";

export interface Owner {
  id: string;
  name: string;
  detail?: string;
  /** What speaks against this choice, said once it is made. */
  doubts?: readonly string[];
}

interface OwnerPickerProps {
  name: string;
  label: string;
  hint: string;
  /** Answers `?q=` with users who may own contacts. */
  source: string;
  /** Who is about to leave cannot be chosen. */
  without?: string;
  defaultOwner?: Owner | undefined;
}

const PAUSE = 250;

async function findOwners(source: string, q: string): Promise<Owner[]> {
  const mark = source.includes("?") ? "&" : "?";
  const response = await fetch(`${source}${mark}q=${encodeURIComponent(q)}`).catch(() => undefined);
  if (!response?.ok) return [];
  const { owners } = (await response.json().catch(() => ({ owners: [] }))) as { owners: Owner[] };
  return owners;
}

/** Type a few letters, choose a user. */
export function OwnerPicker(props: OwnerPickerProps) {
  const { name, label, hint, source, without, defaultOwner } = props;
  const t = useTranslations("people.owner");
  const id = useId();
  const { error } = useField(name, undefined, undefined);
  const { mend } = use(MendingContext);
  const [owner, setOwner] = useState(defaultOwner);
  const [found, setFound] = useState<Owner[]>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (q: string) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(async () => {
      const owners = await findOwners(source, q);
      setFound(owners.filter((candidate) => candidate.id !== without));
    }, PAUSE);
  };
  const choose = (chosen: Owner | undefined) => {
    setOwner(chosen);
    if (chosen) mend(name);
    setFound(undefined);
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
      {!owner && found && <Found onChoose={choose} owners={found} />}
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
