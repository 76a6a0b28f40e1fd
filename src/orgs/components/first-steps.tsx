import { Check, UserPlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/ui/button";
import { Panel } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";

interface FirstStepsProps {
  org: { name: string; slug: string; language: string; timeZone: string };
  /** None for those who may not. */
  addHref?: string | undefined;
  settingsHref?: string | undefined;
}

/** A new organisation: numbered steps, the current one open. */
export function FirstSteps({ org, addHref, settingsHref }: FirstStepsProps) {
  const t = useTranslations("people.steps");
  const format = useFormatter();
  const facts = {
    address: `/${org.slug}`,
    language: format.displayName(org.language, { type: "language" }) ?? org.language,
    timeZone: org.timeZone,
  };
  return (
    <ol aria-label={t("list")} className="flex flex-col">
      <Step isDone number={1} title={t("org")}>
        <p className="text-sm text-muted">
          {t("orgText", facts)}{" "}
          {settingsHref && <TextLink href={settingsHref}>{t("change")}</TextLink>}
        </p>
      </Step>
      <Step isCurrent number={2} title={t("add")}>
        <Panel
          acts={
            addHref && (
              <LinkButton href={addHref} look="primary">
                {t("oneAct")}
              </LinkButton>
            )
          }
        >
          <div className="flex flex-col gap-1 text-sm">
            <p className="flex items-center gap-2 text-base font-semibold [&_svg]:size-4 [&_svg]:text-accent-text">
              <UserPlus aria-hidden />
              {t("one")}
            </p>
            <p className="text-muted">{t("oneText")}</p>
          </div>
        </Panel>
      </Step>
      <Step number={3} title={t("invite")}>
        <p className="text-sm text-muted">{t("inviteText")}</p>
      </Step>
      <Step number={4} title={t("send")}>
        <p className="text-sm text-muted">{t("sendText")}</p>
      </Step>
    </ol>
  );
}

interface StepProps {
  number: number;
  title: string;
  isDone?: boolean;
  isCurrent?: boolean;
  children: ReactNode;
}

function Step({ number, title, isDone = false, isCurrent = false, children }: StepProps) {
  const t = useTranslations("people.steps");
  const look = isDone
    ? "bg-success-soft text-success-text"
    : isCurrent
      ? "bg-accent text-accent-foreground"
      : "shadow-[inset_0_0_0_1px_var(--border)] text-muted";
  return (
    <li aria-current={isCurrent ? "step" : undefined} className="group flex gap-4">
      <div className="flex flex-col items-center gap-1">
        <span
          className={`flex size-7 flex-none items-center justify-center rounded-full text-xs font-semibold ${look}`}
        >
          {isDone ? <Check aria-label={t("done")} className="size-4" /> : number}
        </span>
        <span aria-hidden className="w-px flex-1 bg-border group-last:hidden" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2 pb-8">
        <h2
          className={`text-md leading-7 font-semibold ${isDone || isCurrent ? "" : "text-muted"}`}
        >
          {title}
        </h2>
        {children}
      </div>
    </li>
  );
}
