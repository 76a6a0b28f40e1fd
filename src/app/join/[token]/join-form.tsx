import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { localeOf } from "@/lib/i18n/locales";
import { KEPT_FORM } from "@/ui/public/kept-form";

interface JoinFormProps {
  token: string;
  /** What other pages of the form asked: it goes along unseen. */
  carried: Readonly<Record<string, string | undefined>>;
  className?: string;
  children: ReactNode;
}

/** One question of the form of an open link. It needs no script, and nothing of it is stored before the last one. */
export async function JoinForm({ token, carried, className, children }: JoinFormProps) {
  const language = localeOf(await getLocale()) ?? "en";
  return (
    <form
      action={`/join/${token}/submit`}
      className={className ?? "flex flex-col gap-5"}
      id={KEPT_FORM}
      method="post"
      noValidate
    >
      {Object.entries({ ...carried, language }).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value ?? ""} />
      ))}
      {children}
    </form>
  );
}

const STEPS = ["address", "name"] as const;

/** How far one has come: bars on a phone, a list in the brand panel of a desktop. */
export async function joinSteps(step: (typeof STEPS)[number]) {
  const t = await getTranslations();
  const labels = [t("join.entry.address"), t("claim.steps.name")];
  return { labels, current: STEPS.indexOf(step) + 1 };
}
