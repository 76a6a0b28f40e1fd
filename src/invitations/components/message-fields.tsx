"use client";

import { useTranslations } from "next-intl";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { TextField } from "@/ui/forms/text-field";
import { MergeBox } from "./merge-box";

export interface Wording {
  subject: string;
  body: string;
}

interface MessageFieldsProps {
  wording: Wording;
  errors: Partial<Record<keyof Wording, string>>;
  /** The names of merge fields, without braces. */
  mergeFields: readonly string[];
  onChange: (wording: Wording) => void;
}

/** Subject and text of one's own; merge fields go in where the caret stands. */
export function MessageFields({ wording, errors, mergeFields, onChange }: MessageFieldsProps) {
  const t = useTranslations("compose");
  return (
    <MergeBox names={mergeFields}>
      <TextField
        className="mb-2"
        defaultValue={wording.subject}
        error={errors.subject}
        hint={t("subjectHint")}
        label={t("subject")}
        maxLength={400}
        name="subject"
        onChange={(event) => onChange({ ...wording, subject: event.target.value })}
      />
      <TextAreaField
        defaultValue={wording.body}
        error={errors.body}
        hint={t("bodyHint")}
        label={t("body")}
        name="body"
        onChange={(event) => onChange({ ...wording, body: event.target.value })}
        rows={8}
      />
    </MergeBox>
  );
}
