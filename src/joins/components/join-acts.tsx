"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/ui/button";
import { toastDone } from "@/ui/toasts";
import type { DecideAction } from "./decline-button";
import { DeclineButton } from "./decline-button";

interface JoinActsProps {
  org: string;
  who: { id: string; name: string };
  decide: DecideAction;
}

/** One who waits: let in or declined where they stand; a refusal stays there too. */
export function JoinActs({ org, who, decide }: JoinActsProps) {
  const t = useTranslations("joins.acts");
  const [isPending, start] = useTransition();
  const [error, setError] = useState<string>();
  const letIn = () =>
    start(async () => {
      const answer = await decide(org, [who.id], true);
      setError(answer.error);
      if (answer.done) toastDone(answer.done);
    });
  return (
    <span aria-busy={isPending} className="flex flex-wrap items-center justify-end gap-2">
      {error && (
        <span className="text-xs whitespace-normal text-danger-text" role="alert">
          {error}
        </span>
      )}
      <Button
        aria-label={t("approveNamed", { name: who.name })}
        isDisabled={isPending}
        onPress={letIn}
        size="sm"
      >
        <Check aria-hidden />
        {t("approve")}
      </Button>
      <DeclineButton
        decide={decide}
        ids={[who.id]}
        name={who.name}
        org={org}
        trigger={
          <Button
            aria-label={t("declineNamed", { name: who.name })}
            isDisabled={isPending}
            isIconOnly
            look="ghost"
            size="sm"
          >
            <X aria-hidden />
          </Button>
        }
      />
    </span>
  );
}
