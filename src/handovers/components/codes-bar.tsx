"use client";

import { Hand, Printer, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useTicks } from "@/people/components/ticks";
import type { PrintAction } from "@/printouts/components/print-dialog";
import { PrintDialog } from "@/printouts/components/print-dialog";
import { Button } from "@/ui/button";

export type MarkAction = (
  org: string,
  ids: string[],
  isHanded: boolean,
) => Promise<{ error?: string | undefined; done?: string | undefined }>;

interface CodesBarProps {
  org: string;
  mark: MarkAction;
  print: PrintAction;
  /** Nobody invited those in the list yet. */
  isMade: boolean;
}

/** Who is ticked and what can be done with their codes; stands in the place of the filters, at the bottom on a phone. */
export function CodesBar({ org, mark, print, isMade }: CodesBarProps) {
  const t = useTranslations("codes.bar");
  const { ticked, isSelecting, clear } = useTicks();
  const [isPending, start] = useTransition();
  const [said, setSaid] = useState<string>();
  const [isPrinting, setPrinting] = useState(false);
  if (ticked.size === 0 && !isSelecting) return null;
  const ids = [...ticked];
  const note = (isHanded: boolean) =>
    start(async () => {
      const { error, done } = await mark(org, ids, isHanded);
      setSaid(error ?? done);
      if (!error) clear();
    });
  return (
    <section
      aria-busy={isPending}
      aria-label={t("label")}
      className="z-20 flex min-h-12 items-center gap-2 bg-accent-soft px-4 py-1.5 max-md:fixed max-md:inset-x-0 max-md:bottom-13 max-md:border-t max-md:border-border md:absolute md:inset-x-8 md:top-0 md:bottom-3 md:min-h-10 md:rounded-lg md:px-3"
    >
      <p className="min-w-0 flex-1 text-sm font-medium text-foreground" role="status">
        {said ?? t("ticked", { count: ticked.size })}
      </p>
      {ids.length > 0 && (
        <>
          <Button isDisabled={isPending} onPress={() => note(true)} size="sm">
            <Hand aria-hidden />
            {t("handed")}
          </Button>
          <Button
            className="max-md:hidden"
            isDisabled={isPending}
            onPress={() => note(false)}
            size="sm"
          >
            <Undo2 aria-hidden />
            {t("notHanded")}
          </Button>
          <Button className="max-md:hidden" onPress={() => setPrinting(true)} size="sm">
            <Printer aria-hidden />
            {t("print")}
          </Button>
        </>
      )}
      <Button aria-label={t("clear")} isIconOnly look="ghost" onPress={clear} size="sm">
        <X aria-hidden />
      </Button>
      {isPrinting && (
        <PrintDialog
          action={print}
          count={ids.length}
          hidden={{ org, ids: ids.join(",") }}
          isMade={isMade}
          onClose={() => setPrinting(false)}
        />
      )}
    </section>
  );
}
