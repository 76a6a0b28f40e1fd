"use client";

import { CircleAlert, CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/ui/copy-button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";
import type { Advice, RecordState } from "../rules";

export type RecordKind = "spf" | "dkim" | "dmarc";
export interface ShownRecord {
  kind: RecordKind;
  state: RecordState;
  record: string | null;
  advice: Advice;
}

interface DomainPanelProps {
  action: FormAction;
  hidden: Record<string, string>;
  domain: string;
  selector: string | null;
  /** In words; none before the first look. */
  checked: string | undefined;
  records: readonly ShownRecord[];
}

/** What the world is told of the sender's domain, and what to add where it is not enough. */
export function DomainPanel(props: DomainPanelProps) {
  const { action, hidden, domain, selector, checked, records } = props;
  const t = useTranslations("sender.domain");
  return (
    <Section text={t("text", { domain })} title={t("title", { domain })}>
      <ActionForm
        action={action}
        className="flex flex-wrap items-end gap-3"
        hidden={{ ...hidden, domain }}
      >
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          className="min-w-48 flex-1"
          defaultValue={selector ?? ""}
          hint={t("selectorHint")}
          isOptional
          label={t("selector")}
          name="selector"
          spellCheck={false}
        />
        <div className="pb-5.5">
          <SubmitButton look="outline">{t("check")}</SubmitButton>
        </div>
      </ActionForm>
      {checked && (
        <ul aria-label={t("found", { when: checked })} className="flex flex-col gap-4">
          {records.map((record) => (
            <RecordRow key={record.kind} {...record} />
          ))}
        </ul>
      )}
      {checked && <p className="text-xs text-muted">{t("found", { when: checked })}</p>}
    </Section>
  );
}

const SIGNS: Record<RecordState, ReactNode> = {
  OK: <CircleCheck aria-hidden className="size-4 text-success-text" />,
  WEAK: <CircleAlert aria-hidden className="size-4 text-warning-text" />,
  WRONG: <CircleX aria-hidden className="size-4 text-danger-text" />,
  MISSING: <CircleX aria-hidden className="size-4 text-danger-text" />,
  UNKNOWN: <CircleHelp aria-hidden className="size-4 text-muted" />,
};

function RecordRow({ kind, state, record, advice }: ShownRecord) {
  const t = useTranslations("sender.domain");
  const common = useTranslations("common");
  const isAsked = kind === "dkim" && advice.name.startsWith("…");
  return (
    <li className="flex flex-col gap-1.5 text-sm">
      <p className="flex items-center gap-1.5 font-medium">
        {SIGNS[state]}
        {common("labelled", {
          label: t(`kind.${kind}`),
          value: t(isAsked ? "state.UNASKED" : `state.${state}`),
        })}
      </p>
      <p className="text-muted">{t(`about.${kind}`)}</p>
      {record && <Mono>{record}</Mono>}
      {state !== "OK" && !isAsked && <AdviceRow advice={advice} />}
    </li>
  );
}

function AdviceRow({ advice: { name, value } }: { advice: Advice }) {
  const t = useTranslations("sender.domain");
  return (
    <div className="flex flex-col gap-1 rounded-lg bg-surface-secondary p-3 text-xs">
      <p>{value ? t("add") : t("addKey")}</p>
      <p className="font-mono wrap-anywhere">{name}</p>
      {value && (
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 font-mono wrap-anywhere">{value}</code>
          <CopyButton text={value} />
        </div>
      )}
    </div>
  );
}

function Mono({ children }: { children: string }) {
  return <code className="block font-mono text-xs wrap-anywhere">{children}</code>;
}
