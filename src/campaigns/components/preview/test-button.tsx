"use client";

import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Wording } from "@/invitations/components/message-fields";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { toastDone } from "@/ui/toasts";

export type TestAction = (
  language: string,
  wording: Wording | null,
) => Promise<{ done?: string; error?: string }>;

interface TestButtonProps {
  test: TestAction;
  language: string;
  wording: Wording | null;
}

/** Mails the letter to whoever is writing it, in the language that is shown. */
export function TestButton({ test, language, wording }: TestButtonProps) {
  const t = useTranslations("campaigns.compose");
  const [isPending, start] = useTransition();
  const [error, setError] = useState<string>();
  const send = () =>
    start(async () => {
      const answer = await test(language, wording);
      setError(answer.error);
      if (answer.done) toastDone(answer.done);
    });
  return (
    <>
      <Button isPending={isPending} onPress={send} size="sm">
        <MailCheck aria-hidden />
        {t("test")}
      </Button>
      {error && (
        <Notice isLive tone="danger">
          {error}
        </Notice>
      )}
    </>
  );
}
