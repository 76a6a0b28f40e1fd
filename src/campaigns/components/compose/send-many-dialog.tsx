"use client";

import { useTranslations } from "next-intl";
import { allOf, CHANNELS, lettersOf } from "@/addressees/rules";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import type { TextRoom } from "@/texts/rules";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { Clocks } from "@/waves/components/start-fields";
import type { usePlan } from "@/waves/components/use-plan";
import { usePlanCounts } from "@/waves/components/use-plan-counts";
import { firstOf } from "@/waves/rules";
import type { CampaignKind } from "../../rules";
import { LanguageCounts } from "../language-counts";
import { LeftOutNotice } from "../left-out-notice";
import { useWayLines } from "../use-way-lines";
import type { Recipients } from "./recipients-of";
import type { OwnWords } from "./use-draft";

interface SendManyDialogProps {
  action: FormAction;
  org: string;
  selection: string;
  kind: CampaignKind;
  recipients: Recipients;
  /** Whom no message reaches gets a code. */
  hasCodes: boolean;
  /** From its beginning on integrations invite whom they add. */
  switchesIntegrations: boolean;
  /** Where codes are handed over, for those who may see them. */
  codesHref: string | undefined;
  words: OwnWords;
  plan: ReturnType<typeof usePlan>;
  clocks: Clocks;
  textRoom: TextRoom;
  /** So many of them said no before, and are written to knowingly. */
  decliners: number;
  onClose: () => void;
}

/** What the form sends: whom, by which ways how many, in which words. */
function fieldsOf(props: SendManyDialogProps): Record<string, string> {
  const { org, selection, kind, recipients, words, plan } = props;
  const expected = CHANNELS.map((channel) => [channel, String(recipients.channels[channel])]);
  return {
    ...plan.fields,
    ...Object.fromEntries(expected),
    ...{ org, selection, kind, codes: props.hasCodes ? "on" : "" },
    declined: props.decliners > 0 ? "on" : "",
    integrations: props.switchesIntegrations ? "on" : "",
    own: words.mail ? "on" : "",
    subject: words.mail?.subject ?? "",
    body: words.mail?.body ?? "",
    text: words.text ?? "",
  };
}

/** The last look: how many by which way, what happens with each, in which languages, and who is left out and why. */
export function SendManyDialog(props: SendManyDialogProps) {
  const { action, kind, recipients, plan, codesHref, onClose } = props;
  const t = useTranslations("campaigns.confirm");
  const { channels } = recipients;
  const [all, letters, codes] = [allOf(channels), lettersOf(channels), channels.CODE];
  const planCounts = usePlanCounts(plan.plan, all, props.clocks.timeZone);
  const isLater = plan.plan.start !== null;
  const when = isLater ? "later" : "now";
  const consequence = isLater ? t("laterText") : letters > 0 && t(`text.${kind}`);
  const first = plan.plan.waves ? firstOf(plan.plan.waves, all) : undefined;
  const primary = usePrimary(channels, isLater, first);
  return (
    <ConfirmDialog
      action={action}
      consequence={consequence}
      counts={[...useWayLines(channels), ...planCounts]}
      hidden={fieldsOf(props)}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={primary}
      quiet={t("back")}
      title={t(`title.${when}.${codes > 0 ? "PEOPLE" : kind}`, { count: all })}
    >
      {codes > 0 && <CodesText href={codesHref} />}
      {!isLater && first === undefined && <TextRoomNotice room={props.textRoom} />}
      <p>
        <LanguageCounts counts={recipients.languages} />
      </p>
      {props.decliners > 0 && (
        <Notice tone="warning">{t("declined", { count: props.decliners })}</Notice>
      )}
      {props.switchesIntegrations && <p>{t("integrations")}</p>}
      <LeftOutNotice leftOut={recipients.leftOut} />
    </ConfirmDialog>
  );
}

/** What the press does now, with how many: all of them, a first wave, or nothing before its time. */
function usePrimary(channels: Recipients["channels"], isLater: boolean, first?: number): string {
  const t = useTranslations("campaigns.confirm");
  const [all, letters, codes] = [allOf(channels), lettersOf(channels), channels.CODE];
  if (isLater) return t("doLater", { count: all });
  if (first !== undefined) return t("doFirst", { first, rest: all - first });
  const does = codes === 0 ? "send" : letters === 0 ? "make" : "both";
  return t(`do.${does}`, { letters, codes });
}

/** Where codes wait, as a link for who may see them. */
function CodesText({ href }: { href: string | undefined }) {
  const t = useTranslations("campaigns.confirm");
  const text = t.rich("codesText", {
    link: (words) =>
      href ? (
        <TextLink href={href} target="_blank">
          {words}
        </TextLink>
      ) : (
        words
      ),
  });
  return <p>{text}</p>;
}
