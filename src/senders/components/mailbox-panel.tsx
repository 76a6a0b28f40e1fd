"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/ui/copy-button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";
import type { SentBy } from "../rules";

interface Wish {
  /** The address that the organisation wants to send as. */
  address: string;
  domain: string;
  record: { name: string; value: string };
  /** In words. */
  looked: string | undefined;
  proven: string | undefined;
  /** Since when a record that was there is gone. */
  fallen: string | undefined;
}

interface MailboxPanelProps {
  action: FormAction;
  hidden: Record<string, string>;
  /** The sender as mailboxes show it. */
  line: string;
  replyTo: string | null;
  sentBy: SentBy;
  wish: Wish | undefined;
}

/** Who letters come from now; over the installation's server, how they come from the organisation's own domain. */
export function MailboxPanel({ action, hidden, line, replyTo, sentBy, wish }: MailboxPanelProps) {
  const t = useTranslations("sender.mailbox");
  const isWaiting = wish !== undefined && sentBy === "installation";
  return (
    <Section text={t(isWaiting ? "text.waiting" : `text.${sentBy}`)} title={t("title")}>
      <dl className="flex flex-col gap-1 text-sm">
        <Line text={line} word={t("from")} />
        {replyTo && <Line text={replyTo} word={t("answers")} />}
      </dl>
      {wish && sentBy === "proven" && wish.proven && (
        <p className="text-xs text-muted">
          {t("proven", { domain: wish.domain, when: wish.proven })}
        </p>
      )}
      {isWaiting && <Proof action={action} hidden={hidden} wish={wish} />}
    </Section>
  );
}

function Line({ word, text }: { word: string; text: string }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-muted">{word}</dt>
      <dd className="wrap-anywhere">{text}</dd>
    </div>
  );
}

function Proof({
  action,
  hidden,
  wish,
}: {
  action: FormAction;
  hidden: Record<string, string>;
  wish: Wish;
}) {
  const t = useTranslations("sender.mailbox");
  const { name, value } = wish.record;
  return (
    <div className="flex flex-col gap-3">
      {wish.fallen && (
        <Notice tone="warning">{t("fallen", { domain: wish.domain, when: wish.fallen })}</Notice>
      )}
      <p className="text-sm">{t("prove", { address: wish.address, domain: wish.domain })}</p>
      <div className="flex flex-col gap-2 rounded-lg bg-surface-secondary p-3 text-xs">
        <Copied text={name} word={t("name")} />
        <Copied text={value} word={t("value")} />
      </div>
      <ActionForm
        action={action}
        className="flex flex-wrap items-center justify-between gap-3"
        hidden={hidden}
      >
        <p className="text-xs text-muted">
          {wish.looked ? t("missing", { when: wish.looked }) : t("wait")}
        </p>
        <SubmitButton look="outline">{t("check")}</SubmitButton>
      </ActionForm>
    </div>
  );
}

function Copied({ word, text }: { word: string; text: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="w-12 text-muted">{word}</span>
      <code className="min-w-0 flex-1 font-mono wrap-anywhere">{text}</code>
      <CopyButton text={text} />
    </div>
  );
}
