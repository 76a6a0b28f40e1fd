"use client";

import { KeyRound, Languages, Mail, MessageSquare } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Channel } from "@/addressees/rules";
import { allOf, CHANNELS } from "@/addressees/rules";
import type { Wording } from "@/invitations/components/message-fields";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import type { Clocks } from "@/waves/components/start-fields";
import type { usePlan } from "@/waves/components/use-plan";
import { usePlanCounts } from "@/waves/components/use-plan-counts";
import type { CampaignKind } from "../../rules";
import type { Recipients } from "./recipients-of";
import { leftOutOf } from "./recipients-of";

interface SendManyDialogProps {
  action: FormAction;
  org: string;
  selection: string;
  kind: CampaignKind;
  recipients: Recipients;
  /** Who has neither an address nor a mobile gets a code. */
  hasCodes: boolean;
  /** None: the default message. */
  wording: Wording | null;
  plan: ReturnType<typeof usePlan>;
  clocks: Clocks;
  onClose: () => void;
}

/** Beyond so many languages the others are one line. */
const SHOWN = 5;

/** The last look: how many by which way and in which language, and who is left out. */
export function SendManyDialog(props: SendManyDialogProps) {
  const { action, org, selection, kind, recipients, wording, plan, onClose } = props;
  const t = useTranslations("campaigns.confirm");
  const { channels } = recipients;
  const all = allOf(channels);
  const planCounts = usePlanCounts(plan.plan, all, props.clocks.timeZone);
  const counts = [...useCounts(recipients), ...planCounts];
  const isLater = plan.plan.start !== null;
  const without = leftOutOf(recipients);
  const expected = CHANNELS.map((channel) => [channel, String(channels[channel])]);
  const hidden = {
    ...plan.fields,
    ...Object.fromEntries(expected),
    ...{ org, selection, kind, codes: props.hasCodes ? "on" : "" },
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
      primary={t(isLater ? "doLater" : "do", { count: all })}
      quiet={t("back")}
      title={t(`${isLater ? "titleLater" : "title"}.${kind}`, { count: all })}
    >
      {without > 0 && <Notice tone="warning">{t("without", { count: without })}</Notice>}
    </ConfirmDialog>
  );
}

const ICONS = { EMAIL: Mail, SMS: MessageSquare, CODE: KeyRound } as const;

/** One line a way; then the languages, where there are several. */
function useCounts({ channels, languages }: Recipients) {
  const t = useTranslations("campaigns.confirm");
  const format = useFormatter();
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  const nameOf = (language: string) => names.of(language) ?? language;
  const [only] = languages;
  const inLanguages =
    languages.length === 1 && only
      ? t("inLanguage", { language: nameOf(only.language) })
      : t("inLanguages", { count: languages.length });
  const used = CHANNELS.filter((channel) => channels[channel] > 0);
  const ways = used.map((channel: Channel, place) => {
    const Icon = ICONS[channel];
    // of several ways in several languages the lines below say which
    const isAlone = place === 0 && (used.length === 1 || languages.length === 1);
    const note = channel === "CODE" ? t("toHandOver") : isAlone ? inLanguages : undefined;
    const value = format.number(channels[channel]);
    return { icon: <Icon aria-hidden />, label: t(`way.${channel}`), note, value };
  });
  if (languages.length < 2) return ways;
  const most = languages.length > SHOWN ? SHOWN - 1 : SHOWN;
  const others = languages.slice(most).reduce((sum, { count }) => sum + count, 0);
  const icon = <Languages aria-hidden />;
  const lines = languages.slice(0, most).map(({ language, count }) => ({
    ...{ icon, label: nameOf(language), value: format.number(count) },
  }));
  const rest = { icon, label: t("others"), value: format.number(others) };
  return [...ways, ...lines, ...(others > 0 ? [rest] : [])];
}
