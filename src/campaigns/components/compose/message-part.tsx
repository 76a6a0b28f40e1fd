"use client";

import { useTranslations } from "next-intl";
import { MessageFields } from "@/invitations/components/message-fields";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { useLetter } from "../preview/use-letter";
import { NumberedPart } from "./numbered-part";
import type { useDraft } from "./use-draft";

interface MessagePartProps {
  own: ReturnType<typeof useDraft>;
  letter: ReturnType<typeof useLetter>;
  mergeFields: readonly string[];
}

/** The default message, or one's own: kept while it is being written, shown beside it soon after. */
export function MessagePart({ own, letter, mergeFields }: MessagePartProps) {
  const t = useTranslations("campaigns.compose");
  const compose = useTranslations("compose");
  const { draft, version, change } = own;
  const { subject, body, isDefault } = draft;
  const chooseDefault = (on: boolean) => {
    change({ ...draft, isDefault: on });
    void letter.show(on ? null : { subject, body });
  };
  return (
    <NumberedPart number={2} title={compose("message")}>
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
              change({ ...wording, isDefault: false });
              letter.showSoon(wording);
            }}
            wording={{ subject, body }}
          />
          <p className="text-xs text-muted">{t("ownHint")}</p>
        </>
      )}
      {letter.fault && (
        <Notice isLive tone="danger">
          {letter.fault}
        </Notice>
      )}
    </NumberedPart>
  );
}
