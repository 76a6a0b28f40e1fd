"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useTicks } from "@/people/components/ticks";
import { Button } from "@/ui/button";
import type { DecideAction } from "./decline-button";
import { DeclineButton } from "./decline-button";

/** Who is ticked among those who wait: let in or declined, each act with its number. */
export function JoinsBar({ org, decide }: { org: string; decide: DecideAction }) {
  const t = useTranslations("joins.bar");
  const { ticked, isSelecting, clear } = useTicks();
  const [isPending, start] = useTransition();
  const [said, setSaid] = useState<string>();
  if (ticked.size === 0 && !isSelecting && !said) return null;
  const ids = [...ticked];
  const letIn = () =>
    start(async () => {
      const { error, done } = await decide(org, ids, true);
      setSaid(error ?? done);
      if (!error) clear();
    });
  const count = ids.length;
  return (
    <section
      aria-busy={isPending}
      aria-label={t("label")}
      className="z-20 flex min-h-12 items-center gap-2 bg-accent-soft px-4 py-1.5 max-md:fixed max-md:inset-x-0 max-md:bottom-13 max-md:border-t max-md:border-border md:absolute md:inset-x-8 md:top-0 md:bottom-3 md:min-h-10 md:rounded-lg md:px-3"
    >
      <p className="min-w-0 flex-1 text-sm font-medium text-foreground" role="status">
        {count > 0 ? t("ticked", { count }) : (said ?? t("ticked", { count }))}
      </p>
      {count > 0 && (
        <>
          <Button isDisabled={isPending} onPress={letIn} size="sm">
            <Check aria-hidden />
            {t("approve", { count })}
          </Button>
          <DeclineButton
            decide={decide}
            ids={ids}
            onDone={clear}
            org={org}
            trigger={
              <Button isDisabled={isPending} size="sm">
                <X aria-hidden />
                {t("decline", { count })}
              </Button>
            }
          />
        </>
      )}
      <Button
        aria-label={t("clear")}
        isIconOnly
        look="ghost"
        onPress={() => {
          setSaid(undefined);
          clear();
        }}
        size="sm"
      >
        <X aria-hidden />
      </Button>
    </section>
  );
}
