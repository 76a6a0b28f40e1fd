"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/ui/button";
import { PickerInput } from "@/ui/pickers/picker-input";
import { PickerList } from "@/ui/pickers/picker-list";
import type { PickerChoice } from "@/ui/pickers/use-choices";
import { useOffers } from "@/ui/pickers/use-picker";
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

/** The name that is shown from now on stands in the empty field by itself. */
function ReaderSearch({ reader, source, onTurn }: ReaderPickerProps) {
  const t = useTranslations("campaigns.compose");
  const id = useId();
  const offers = useOffers<PickerChoice>({
    source,
    isOffered: () => true,
    isOnce: true,
    onChoose: (choice) => onTurn({ id: choice.id }),
  });
  return (
    <div className="relative flex min-w-0 flex-1 items-center gap-2 md:max-w-96">
      <label className="flex-none text-sm text-muted" htmlFor={id}>
        {t("previewAs")}
      </label>
      <PickerInput
        className="h-10 min-h-0 min-w-0 py-0 md:h-8"
        id={id}
        offers={offers}
        placeholder={reader.name}
      />
      {offers.open && (
        <div className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg bg-overlay p-1 shadow-overlay">
          <PickerList {...offers} choices={offers.open} id={id} label={t("previewAs")} />
        </div>
      )}
    </div>
  );
}
