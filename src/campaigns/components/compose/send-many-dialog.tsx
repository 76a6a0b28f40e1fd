"use client";

import { Languages, Mail } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Wording } from "@/invitations/components/message-fields";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import type { Clocks } from "@/waves/components/start-fields";
import type { usePlan } from "@/waves/components/use-plan";
import { usePlanCounts } from "@/waves/components/use-plan-counts";
import type { CampaignKind } from "../../rules";
import type { Recipients } from "./recipients";

interface SendManyDialogProps {
  action: FormAction;
  org: string;
  selection: string;
  kind: CampaignKind;
  recipients: Recipients;
  /** None: the default message. */
  wording: Wording | null;
  plan: ReturnType<typeof usePlan>;
  clocks: Clocks;
  onClose: () => void;
}

/** Beyond so many languages the others are one line. */
const SHOWN = 5;

/** The last look: how many letters by which way and in which language, and who is left out. */
export function SendManyDialog(props: SendManyDialogProps) {
  const { action, org, selection, kind, recipients, wording, plan, onClose } = props;
  const t = useTranslations("campaigns.confirm");
  const { mails, leftOut } = recipients;
  const planCounts = usePlanCounts(plan.plan, mails, props.clocks.timeZone);
  const counts = [...useCounts(recipients), ...planCounts];
  const isLater = plan.plan.start !== null;
  const without = leftOut.reduce((sum, { count }) => sum + count, 0);
  const hidden = {
    ...plan.fields,
    ...{ org, selection, kind, expected: String(mails) },
    own: wording ? "on" : "",
    subject: wording?.subject ?? "",
    body: wording?.body ?? "",
  };
  return (
    <ConfirmDialog
      action={action}
      consequence={t(isLater ? "laterText" : `text.${kind}`)}
      counts={counts}
      hidden={hidden}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t(isLater ? "doLater" : "do", { count: mails })}
      quiet={t("back")}
      title={t(`${isLater ? "titleLater" : "title"}.${kind}`, { count: mails })}
    >
      {without > 0 && <Notice tone="warning">{t("without", { count: without })}</Notice>}
    </ConfirmDialog>
  );
}

function useCounts({ mails, languages }: Recipients) {
  const t = useTranslations("campaigns.confirm");
  const format = useFormatter();
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  const note = t("inLanguages", { count: languages.length });
  const all = { icon: <Mail aria-hidden />, label: t("mails"), note, value: format.number(mails) };
  if (languages.length < 2) {
    const [only] = languages;
    return [{ ...all, note: only && t("inLanguage", { language: names.of(only.language) ?? "" }) }];
  }
  const most = languages.length > SHOWN ? SHOWN - 1 : SHOWN;
  const others = languages.slice(most).reduce((sum, { count }) => sum + count, 0);
  const lines = languages.slice(0, most).map(({ language, count }) => ({
    icon: <Languages aria-hidden />,
    label: names.of(language) ?? language,
    value: format.number(count),
  }));
  const rest = {
    icon: <Languages aria-hidden />,
    label: t("others"),
    value: format.number(others),
  };
  return [all, ...lines, ...(others > 0 ? [rest] : [])];
}
