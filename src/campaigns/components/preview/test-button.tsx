"use client";

import { MailCheck, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { toastDone } from "@/ui/toasts";
import type { OwnWords } from "../compose/use-draft";

export type TestWay = "EMAIL" | "SMS";
export type TestAction = (
  way: TestWay,
  language: string,
  words: OwnWords,
) => Promise<{ done?: string; error?: string }>;

interface TestButtonProps {
  test: TestAction;
  /** To one's address, or to one's mobile. */
  way: TestWay;
  language: string;
  words: OwnWords;
}

/** Mails or texts it to whoever is writing it, in the language that is shown. */
export function TestButton({ test, way, language, words }: TestButtonProps) {
  const t = useTranslations("campaigns.compose");
  const [isPending, start] = useTransition();
  const [error, setError] = useState<string>();
  const send = () =>
    start(async () => {
      const answer = await test(way, language, words);
      setError(answer.error);
      if (answer.done) toastDone(answer.done);
    });
  return (
    <>
      <Button isPending={isPending} onPress={send} size="sm">
        {way === "SMS" ? <MessageSquare aria-hidden /> : <MailCheck aria-hidden />}
        {t(`test.${way}`)}
      </Button>
      {error && (
        <Notice isLive tone="danger">
          {error}
        </Notice>
      )}
    </>
  );
}
