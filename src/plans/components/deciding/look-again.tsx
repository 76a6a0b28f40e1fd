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
}

/** In a dialog whose plan has become another one meanwhile: checks it again, so that the page shows what would be written now. */
export function LookAgain({ action, org, id }: LookAgainProps) {
  const t = useTranslations("imports.apply");
  const { isStale } = use(FormContext);
  const [isPending, start] = useTransition();
  if (!isStale) return null;
  const look = async () => {
    const data = new FormData();
    data.set("org", org);
    data.set("id", id);
    const { done } = await action({}, data);
    if (done) toastDone(done);
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
