import { Check } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isDoubted, presentZone } from "@/places/rules";
import { TextLink } from "@/ui/text-link";
import type { FirstStepFacts, StepHrefs } from "../rules";
import { currentStep, FIRST_STEPS } from "../rules";
import { StepBody } from "./step-body";

interface FirstStepsProps {
  org: { name: string; slug: string; language: string; timeZone: string; country: string };
  facts: FirstStepFacts;
  hrefs: StepHrefs;
}

/** A new organisation: numbered steps, the current one open. */
export function FirstSteps({ org, facts, hrefs }: FirstStepsProps) {
  const t = useTranslations("overview.steps");
  const format = useFormatter();
  const current = currentStep(facts);
  const about = {
    address: `/${org.slug}`,
    language: format.displayName(org.language, { type: "language" }) ?? org.language,
  };
  const place = {
    timeZone: (presentZone(org.timeZone) ?? org.timeZone).replaceAll("_", " "),
    country: format.displayName(org.country, { type: "region" }) ?? org.country,
  };
  const doubted = isDoubted(org);
  const ask = (name: "timeZone" | "country") => (doubted[name] ? "ask" : "tell");
  return (
    <ol aria-label={t("list")} className="flex flex-col">
      <Step isDone number={1} title={t("org")}>
        <p className="text-sm text-muted">
          {t("orgText", about)} {t("timeZoneText", { ...place, is: ask("timeZone") })}{" "}
          {t("countryText", { ...place, is: ask("country") })}{" "}
          {hrefs.settings && <TextLink href={hrefs.settings}>{t("change")}</TextLink>}
        </p>
      </Step>
      {FIRST_STEPS.map((step, index) => (
        <Step
          isCurrent={step === current}
          isDone={facts[step]}
          key={step}
          number={index + 2}
          title={t(step)}
        >
          <StepBody hrefs={hrefs} isCurrent={step === current} isDone={facts[step]} step={step} />
        </Step>
      ))}
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
  const t = useTranslations("overview.steps");
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
          {isDone ? (
            <>
              <Check aria-hidden className="size-4" />
              <span className="sr-only">{t("done")}</span>
            </>
          ) : (
            number
          )}
        </span>
        <span aria-hidden className="w-px flex-1 bg-border group-last:hidden" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 pb-7">
        <h2 className="text-md leading-7 font-semibold">{title}</h2>
        {children}
      </div>
    </li>
  );
}
