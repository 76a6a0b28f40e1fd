"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useTransition } from "react";
import { Button } from "@/ui/button";
import { FormContext } from "@/ui/forms/form-context";
import type { FormAction } from "@/ui/forms/form-state";
import { toastDone } from "@/ui/toasts";

interface LookAgainProps {
  action: FormAction;
  org: string;
  id: string;
  /** The page shows the plan as it is: the dialog has had its say. */
  onDone?: () => void;
}

/** In a dialog whose plan has become another one meanwhile: checks it again, so that the page shows what would be written now. */
export function LookAgain({ action, org, id, onDone }: LookAgainProps) {
  const t = useTranslations("imports.apply");
  const { isStale } = use(FormContext);
  const [isPending, start] = useTransition();
  if (!isStale) return null;
  const look = async () => {
    const data = new FormData();
    data.set("org", org);
    data.set("id", id);
    const { done } = await action({}, data);
    if (!done) return;
    toastDone(done);
    onDone?.();
  };
  return (
    <div>
      <Button isPending={isPending} look="outline" onPress={() => start(look)}>
        <RefreshCw aria-hidden />
        {t("lookAgain")}
      </Button>
    </div>
  );
}
