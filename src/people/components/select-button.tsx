"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { useTicks } from "./ticks";

/** On a phone ticks show once this was pressed. */
export function SelectButton() {
  const t = useTranslations("list.ticks");
  const { isIdle, isSelecting, setSelecting, clear } = useTicks();
  if (isIdle) return null;
  return (
    <Button
      aria-pressed={isSelecting}
      className="flex-none md:hidden"
      onPress={() => (isSelecting ? clear() : setSelecting(true))}
      size="sm"
    >
      {t("select")}
    </Button>
  );
}
