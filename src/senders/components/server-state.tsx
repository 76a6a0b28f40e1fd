"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";

export interface LastTest {
  state: string;
  answer: string | null;
  toAddress: string;
  /** In words. */
  when: string;
}

interface ServerStateProps {
  test: FormAction;
  remove: FormAction;
  hidden: Record<string, string>;
  /** None: letters leave over the installation's server. */
  server: { working: string | null; failing: string | null; answer: string | null } | undefined;
  lastTest: LastTest | undefined;
}

const LOOK_MS = 1_500;

/** Whether the server takes letters, in its own words, and a letter to oneself to see it. */
export function ServerState({ test, remove, hidden, server, lastTest }: ServerStateProps) {
  const t = useTranslations("sender");
  return (
    <Section text={t("stateText")} title={t("state")}>
      {server && <Health {...server} />}
      {lastTest && <TestOutcome test={lastTest} />}
      <div className="flex flex-wrap justify-end gap-2">
        {server && (
          <ActionForm action={remove} hidden={hidden}>
            <SubmitButton look="ghost">{t("remove")}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={test} hidden={hidden}>
          <SubmitButton look="outline">{t("test")}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}

function Health({ working, failing, answer }: NonNullable<ServerStateProps["server"]>) {
  const t = useTranslations("sender");
  if (failing)
    return (
      <Notice tone="danger">
        {t("failing", { when: failing })}
        <Answer text={answer} />
      </Notice>
    );
  if (working) return <Notice tone="success">{t("working", { when: working })}</Notice>;
  return <Notice tone="quiet">{t("untried")}</Notice>;
}

/** The last test; while it waits the page looks again by itself. */
function TestOutcome({ test }: { test: LastTest }) {
  const t = useTranslations("sender");
  const router = useRouter();
  const isWaiting = test.state === "QUEUED";
  const look = useEffectEvent(() => router.refresh());
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const words = { address: test.toAddress, when: test.when };
  if (isWaiting)
    return (
      <Notice isLive tone="quiet">
        {t("testWaits", words)}
      </Notice>
    );
  const isOut = test.state === "SENT" || test.state === "DELIVERED";
  return (
    <Notice isLive tone={isOut ? "success" : "warning"}>
      {t(isOut ? "testTaken" : "testRefused", words)}
      <Answer text={test.answer} />
    </Notice>
  );
}

/** The server's own words. */
function Answer({ text }: { text: string | null }) {
  if (!text) return null;
  return <code className="mt-1 block font-mono text-xs wrap-anywhere">{text}</code>;
}
