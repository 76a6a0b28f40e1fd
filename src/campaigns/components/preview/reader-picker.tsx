"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useId, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { PickerList } from "@/ui/pickers/picker-list";
import type { PickerChoice } from "@/ui/pickers/use-choices";
import { useChoices } from "@/ui/pickers/use-choices";
import { useQuietClose } from "@/ui/pickers/use-quiet-close";
import type { Reader, Turn } from "./use-letter";

interface ReaderPickerProps {
  reader: Reader;
  /** Answers `?q=` with recipients. */
  source: string;
  onTurn: (turn: Turn) => void;
}

/** As whom the letter is shown: somebody looked for by name, or the next one and the one before. */
export function ReaderPicker({ reader, source, onTurn }: ReaderPickerProps) {
  const t = useTranslations("campaigns.compose");
  const language = new Intl.DisplayNames(useLocale(), { type: "language" }).of(reader.language);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <ReaderSearch onTurn={onTurn} reader={reader} source={source} />
        <Button
          aria-label={t("previousReader")}
          isIconOnly
          onPress={() => onTurn({ id: reader.id, step: "previous" })}
          size="sm"
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          aria-label={t("nextReader")}
          isIconOnly
          onPress={() => onTurn({ id: reader.id, step: "next" })}
          size="sm"
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <p className="text-xs text-muted" role="status">
        {t("previewFor", { name: reader.name, language: language ?? reader.language })}
      </p>
    </div>
  );
}

/** Arrows and Enter choose, Esc closes the list. */
function useReaderSearch({ source, onTurn }: ReaderPickerProps) {
  const { found, search, close } = useChoices(source);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ id }: PickerChoice) => {
    close();
    // the name that is shown from now on stands there by itself
    if (input.current) input.current.value = "";
    onTurn({ id });
  };
  const step = (by: number) => {
    const count = Math.max(1, found?.length ?? 0);
    setActive((active + by + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const choice = found?.[active];
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && choice) choose(choice);
    else if (event.key !== "Escape" || !close()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (typed: string) => {
    setActive(0);
    if (typed.trim() === "") close();
    else search(typed);
  };
  return { found, active, input, choose, onKeyDown, type, leave: useQuietClose(close) };
}

function ReaderSearch(props: ReaderPickerProps) {
  const t = useTranslations("campaigns.compose");
  const id = useId();
  const { found, active, input, choose, onKeyDown, type, leave } = useReaderSearch(props);
  return (
    <div className="relative flex min-w-0 flex-1 items-center gap-2 md:max-w-96">
      <label className="flex-none text-sm text-muted" htmlFor={id}>
        {t("previewAs")}
      </label>
      <input
        aria-activedescendant={found?.[active] && `${id}-${active}`}
        aria-autocomplete="list"
        aria-controls={found ? `${id}-list` : undefined}
        aria-expanded={found !== undefined}
        autoComplete="off"
        className="input h-10 min-h-0 w-full min-w-0 py-0 md:h-8"
        id={id}
        onBlur={leave}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={props.reader.name}
        ref={input}
        role="combobox"
        spellCheck={false}
        type="text"
      />
      {found && (
        <div className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg bg-overlay p-1 shadow-overlay">
          <PickerList
            active={active}
            choices={found}
            choose={choose}
            id={id}
            label={t("previewAs")}
          />
        </div>
      )}
    </div>
  );
}
