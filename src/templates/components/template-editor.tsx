"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormStatus } from "react-dom";
import { MessageFields } from "@/invitations/components/message-fields";
import type { PreviewAction } from "@/invitations/components/use-preview";
import { usePreview } from "@/invitations/components/use-preview";
import type { Letter } from "@/messages/components/letter-preview";
import { LetterPreview } from "@/messages/components/letter-preview";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import type { StartWords } from "../rules";

interface TemplateEditorProps {
  action: FormAction;
  preview: PreviewAction;
  hidden: Record<string, string>;
  /** The organisation's words, else the built-in ones: to be edited. */
  start: StartWords;
  isOwn: boolean;
  letter: Letter;
  mergeFields: readonly string[];
  previewFact: string;
  /** Where a test goes. */
  address: string;
}

/** The words of a letter in a language, the letter as it will go out beside them. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { action, preview, hidden, mergeFields, previewFact, isOwn, address, start } = props;
  const t = useTranslations("templates");
  const [wording, setWording] = useState({ subject: start.subject, body: start.body });
  const [isDropping, setDropping] = useState(false);
  const view = usePreview(props.letter, preview);
  const change = (next: typeof wording) => {
    setWording(next);
    view.showSoon(next);
  };
  return (
    <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,26rem)_minmax(0,40rem)]">
      <ActionForm action={action} hidden={hidden}>
        <MessageFields
          errors={view.errors}
          mergeFields={mergeFields}
          onChange={change}
          wording={wording}
        />
        {view.fault && (
          <Notice isLive tone="danger">
            {view.fault}
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          {isOwn && (
            <Button look="ghost" onPress={() => setDropping(true)}>
              {t("drop")}
            </Button>
          )}
          <ActButton act="test">{t("test")}</ActButton>
          <ActButton act="save">{t("save")}</ActButton>
        </div>
        <p className="text-xs text-muted">{t("testHint", { address })}</p>
      </ActionForm>
      <section className="flex min-w-0 flex-col gap-2">
        <p className="text-xs text-muted">{previewFact}</p>
        <LetterPreview isStale={view.isPending} isWrong={view.isWrong} letter={view.letter} />
      </section>
      {isDropping && (
        <DropDialog
          action={action}
          hidden={{ ...hidden, act: "drop" }}
          onClose={() => setDropping(false)}
          start={start}
        />
      )}
    </div>
  );
}

interface DropDialogProps extends Pick<TemplateEditorProps, "action" | "hidden" | "start"> {
  onClose: () => void;
}

/** Asks before the organisation's words go, and shows which: they are kept nowhere. */
function DropDialog({ action, hidden, start, onClose }: DropDialogProps) {
  const t = useTranslations("templates.dropping");
  const { builtIn, subject, body } = start;
  const lost = [subject !== builtIn.subject && subject, body !== builtIn.body && body];
  return (
    <ConfirmDialog
      action={action}
      consequence={t("text")}
      hidden={hidden}
      isDestructive
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t("do")}
      quiet={t("keep")}
      title={t("title")}
    >
      <blockquote className="flex max-h-60 flex-col gap-2 overflow-y-auto border-s-2 border-border ps-3 text-foreground">
        {lost.map(
          (words) =>
            words && (
              <p className="wrap-anywhere whitespace-pre-line" key={words}>
                {words}
              </p>
            ),
        )}
      </blockquote>
    </ConfirmDialog>
  );
}

/** One of the form's acts; the one that was pressed waits visibly. */
function ActButton({ act, children }: { act: "save" | "test"; children: string }) {
  const { pending, data } = useFormStatus();
  const look = { save: "primary", test: "outline" } as const;
  return (
    <Button
      isPending={pending && data?.get("act") === act}
      look={look[act]}
      name="act"
      type="submit"
      value={act}
    >
      {children}
    </Button>
  );
}
