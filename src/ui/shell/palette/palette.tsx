"use client";

import { Modal } from "@heroui/react/modal";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useId, useState } from "react";
import type { Choice } from "./choices";
import { beside, matching } from "./choices";
import { PaletteList } from "./palette-list";
import { usePeople } from "./use-people";

export interface PaletteProps {
  /** Pages and acts that this person may open. */
  choices: readonly Choice[];
  /** The People page, for who may see it. */
  searchAction?: string | undefined;
}

interface Typing {
  typed: string;
  onType: (typed: string) => void;
  onClose: () => void;
}

/** Go anywhere, find anybody, begin an act: by the keyboard alone. */
export function Palette({ onClose, ...rest }: PaletteProps & Typing) {
  const t = useTranslations("shell.palette");
  return (
    <Modal.Backdrop isDismissable isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container placement="top" scroll="inside" size="md">
        <Modal.Dialog aria-label={t("title")} className="max-w-140 overflow-hidden p-0">
          <PaletteBox {...rest} onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function useChoices({ choices, searchAction }: PaletteProps, typed: string): Choice[] {
  const t = useTranslations("shell.palette");
  const people = usePeople(searchAction, typed);
  const all: Choice[] =
    searchAction && typed
      ? [
          {
            id: "all",
            kind: "search",
            label: t("all", { typed }),
            href: `${searchAction}?${new URLSearchParams({ q: typed })}`,
          },
        ]
      : [];
  return [...people, ...matching(choices, typed), ...all];
}

/** As the field appears: the next key is its own. */
const focus = (field: HTMLInputElement | null): void => field?.focus();

function PaletteBox({ onClose, typed, onType, ...rest }: PaletteProps & Typing) {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const list = useId();
  const [marked, setMarked] = useState<string>();
  const shown = useChoices(rest, typed.trim());
  const ids = shown.map(({ id }) => id);
  const current = shown.find(({ id }) => id === marked) ?? shown[0];

  const open = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    router.push(choice.href);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (by) setMarked(beside(ids, current?.id, by));
    else if (event.key === "Enter") open(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="relative border-b border-separator">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-4 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
        <input
          aria-activedescendant={current && `${list}-${current.id}`}
          aria-autocomplete="list"
          aria-controls={list}
          aria-expanded
          aria-label={t("title")}
          autoComplete="off"
          className="h-12 w-full bg-transparent ps-11 pe-4 text-md outline-none placeholder:text-subtle md:text-base"
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKey}
          placeholder={t(rest.searchAction ? "placeholder" : "pages")}
          ref={focus}
          role="combobox"
          spellCheck={false}
          type="text"
          value={typed}
        />
      </div>
      <PaletteList
        choices={shown}
        current={current?.id}
        id={list}
        onChoose={open}
        onMark={setMarked}
      />
    </>
  );
}
