"use client";

import { useTranslations } from "next-intl";
import { MergeBox } from "@/invitations/components/merge-box";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { useLetter } from "../preview/use-letter";
import type { useDraft } from "./use-draft";
import { wordsOf } from "./use-draft";

interface TextWordsProps {
  own: ReturnType<typeof useDraft>;
  letter: ReturnType<typeof useLetter>;
  mergeFields: readonly string[];
}

/** The default words of the text, or one's own with the segments they take; unticking the default shows them again. */
export function TextWords({ own, letter, mergeFields }: TextWordsProps) {
  const t = useTranslations("campaigns.compose");
  const { draft, start, version, change } = own;
  const segments = letter.text?.segments ?? 1;
  const chooseDefault = (isTextDefault: boolean) => {
    const next = { ...draft, isTextDefault };
    change(next);
    void letter.show(wordsOf(next, start));
  };
  const type = (text: string) => {
    const next = { ...draft, text };
    change(next);
    letter.showSoon(wordsOf(next, start));
  };
  return (
    <div className="flex flex-col gap-4">
      <CheckboxField
        defaultChecked={draft.isTextDefault}
        hint={t("defaultTextHint")}
        key={`text ${version}`}
        label={t("defaultText")}
        name="defaultText"
        onChange={(event) => chooseDefault(event.target.checked)}
      />
      {!draft.isTextDefault && (
        <MergeBox names={mergeFields}>
          <TextAreaField
            defaultValue={draft.text}
            error={letter.errors.text}
            hint={t("textHint")}
            key={version}
            label={t("text")}
            name="text"
            onChange={(event) => type(event.target.value)}
            rows={3}
          />
        </MergeBox>
      )}
      {segments > 1 && <Notice tone="quiet">{t("several", { count: segments })}</Notice>}
    </div>
  );
}
