"use client";

import { useTranslations } from "next-intl";
import type { ByChannel } from "@/addressees/rules";
import { CHANNELS } from "@/addressees/rules";
import { MessageFields } from "@/invitations/components/message-fields";
import { isBuiltIn } from "@/templates/rules";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { useLetter } from "../preview/use-letter";
import { NumberedPart } from "./numbered-part";
import { TextWords } from "./text-words";
import type { useDraft } from "./use-draft";
import { wordsOf } from "./use-draft";
import { WayTabs } from "./way-tabs";

interface MessagePartProps {
  own: ReturnType<typeof useDraft>;
  letter: ReturnType<typeof useLetter>;
  mergeFields: readonly string[];
  /** The language in which own words begin. */
  startLanguage: string;
  channels: ByChannel;
}

/** What is said by each way that is used: the default message or one's own, shown beside it soon after. */
export function MessagePart({ channels, ...part }: MessagePartProps) {
  const t = useTranslations("campaigns.compose");
  const compose = useTranslations("compose");
  const { fault, errors } = part.letter;
  return (
    <NumberedPart number={2} title={compose("message")}>
      <WayTabs
        panels={{
          EMAIL: <MailWords {...part} />,
          SMS: <TextWords {...part} />,
          CODE: <p className="text-sm text-muted">{t("codeWords")}</p>,
        }}
        wrong={errors.text ? "SMS" : errors.subject || errors.body ? "EMAIL" : undefined}
        ways={CHANNELS.filter((way) => channels[way] > 0)}
      />
      {fault && (
        <Notice isLive tone="danger">
          {fault}
        </Notice>
      )}
    </NumberedPart>
  );
}

/** The default mail, or one's own: kept while it is being written. */
function MailWords(props: Omit<MessagePartProps, "channels">) {
  const { own, letter, mergeFields, startLanguage: language } = props;
  const t = useTranslations("campaigns.compose");
  const compose = useTranslations("compose");
  const { draft, start, version, change } = own;
  const { subject, body, isDefault } = draft;
  const chooseDefault = (on: boolean) => {
    const next = { ...draft, isDefault: on };
    change(next);
    void letter.show(wordsOf(next, start));
  };
  return (
    <div className="flex flex-col gap-4">
      <CheckboxField
        defaultChecked={isDefault}
        hint={t("defaultHint")}
        key={`default ${version}`}
        label={compose("default")}
        name="default"
        onChange={(event) => chooseDefault(event.target.checked)}
      />
      {!isDefault && (
        <>
          <MessageFields
            errors={letter.errors}
            key={version}
            mergeFields={mergeFields}
            onChange={(wording) => {
              const next = { ...draft, ...wording };
              change(next);
              letter.showSoon(wordsOf(next, start));
            }}
            wording={{ subject, body }}
          />
          <p className="text-xs text-muted">
            {t(isBuiltIn(start) ? "ownHint" : "ownHintAll", { language })}
          </p>
        </>
      )}
    </div>
  );
}
