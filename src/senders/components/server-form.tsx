"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";
import { SECURITIES, SMTP_PORTS } from "../input";

export interface ShownServer {
  host: string;
  port: number;
  security: (typeof SECURITIES)[number];
  username: string | null;
  hasPassword: boolean;
}

interface ServerFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  server: ShownServer | undefined;
  anyPort: boolean;
}

/** The organisation's own mail server. What is stored of its password is that there is one. */
export function ServerForm({ action, hidden, server, anyPort }: ServerFormProps) {
  const t = useTranslations("sender");
  return (
    <ActionForm action={action} hidden={hidden}>
      <Section text={t("text")} title={t("title")}>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <TextField
            autoCapitalize="none"
            autoComplete="off"
            defaultValue={server?.host ?? ""}
            hint={t("hostHint")}
            label={t("host")}
            name="host"
            spellCheck={false}
          />
          <PortField anyPort={anyPort} port={server?.port ?? 587} />
        </div>
        <SelectField
          choices={SECURITIES.map((value) => ({ value, label: t(`security.${value}`) }))}
          defaultValue={server?.security ?? "STARTTLS"}
          hint={t("securityHint")}
          label={t("securityLabel")}
          name="security"
        />
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          defaultValue={server?.username ?? ""}
          isOptional
          label={t("username")}
          name="username"
          spellCheck={false}
        />
        <TextField
          autoComplete="new-password"
          hint={t(server?.hasPassword ? "passwordKept" : "passwordHint")}
          isOptional
          label={t("password")}
          name="password"
          type="password"
        />
        <div className="flex justify-end">
          <SubmitButton look="outline">{t("save")}</SubmitButton>
        </div>
      </Section>
    </ActionForm>
  );
}

function PortField({ port, anyPort }: { port: number; anyPort: boolean }) {
  const label = useTranslations("sender")("port");
  if (anyPort)
    return <TextField defaultValue={String(port)} inputMode="numeric" label={label} name="port" />;
  const choices = SMTP_PORTS.map((value) => ({ value: String(value), label: String(value) }));
  return <SelectField choices={choices} defaultValue={String(port)} label={label} name="port" />;
}
