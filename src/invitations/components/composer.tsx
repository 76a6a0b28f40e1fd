"use client";

import { Eye, PencilLine, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Letter } from "@/messages/components/letter-preview";
import { LetterPreview } from "@/messages/components/letter-preview";
import type { StartWords } from "@/templates/rules";
import { ownWords } from "@/templates/rules";
import { Button } from "@/ui/button";
import type { FormAction } from "@/ui/forms/form-state";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { MessageFields } from "./message-fields";
import type { Invitee } from "./send-dialog";
import { SendDialog } from "./send-dialog";
import type { PreviewAction } from "./use-preview";
import { usePreview } from "./use-preview";

export interface ComposerProps {
  head: ReactNode;
  /** Above the message: whom it goes to, until when the link works. */
  about: ReactNode;
  /** What becomes of invitations that are out already: said again where it is confirmed. */
  beside: ReactNode;
  person: Invitee;
  org: string;
  /** "As Amara gets it, in French". */
  previewFact: string;
  letter: Letter;
  /** From what own words begin. */
  start: StartWords;
  mergeFields: readonly string[];
  preview: PreviewAction;
  send: FormAction;
}

/** People → message → send, the real letter beside it; on a phone one after the other. */
export function Composer(props: ComposerProps) {
  const { head, about, beside, person, org, previewFact, mergeFields, send, start } = props;
  const t = useTranslations("compose");
  const [isDefault, setDefault] = useState(true);
  const [wording, setWording] = useState({ subject: start.subject, body: start.body });
  const [isAsking, setAsking] = useState(false);
  const [isPreviewShown, setPreviewShown] = useState(false);
  const view = usePreview(props.letter, props.preview);
  const own = isDefault ? null : ownWords(wording, start);

  const change = (next: typeof wording) => {
    setWording(next);
    view.showSoon(ownWords(next, start));
  };
  const chooseDefault = (on: boolean) => {
    setDefault(on);
    void view.show(on ? null : ownWords(wording, start));
  };
  const review = async () => {
    if (await view.show(own)) setAsking(true);
    else setPreviewShown(false);
  };

  return (
    <Page
      foot={
        <ComposerFoot
          address={person.address}
          isPending={view.isPending}
          isPreviewShown={isPreviewShown}
          onPreview={() => setPreviewShown(!isPreviewShown)}
          onReview={() => void review()}
        />
      }
      head={head}
      width="full"
    >
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,26rem)_minmax(0,40rem)]">
        <div className={`flex flex-col gap-6 ${isPreviewShown ? "max-md:hidden" : ""}`}>
          {about}
          <section className="flex flex-col gap-4">
            <h2 className="text-base font-semibold">{t("message")}</h2>
            <CheckboxField
              defaultChecked
              hint={t("defaultHint")}
              label={t("default")}
              name="default"
              onChange={(event) => chooseDefault(event.target.checked)}
            />
            {!isDefault && (
              <MessageFields
                errors={view.errors}
                mergeFields={mergeFields}
                onChange={change}
                wording={wording}
              />
            )}
          </section>
          {view.fault && (
            <Notice isLive tone="danger">
              {view.fault}
            </Notice>
          )}
        </div>
        <section className={`flex flex-col gap-2 ${isPreviewShown ? "" : "max-md:hidden"}`}>
          <p className="text-xs text-muted">{previewFact}</p>
          <LetterPreview isStale={view.isPending} isWrong={view.isWrong} letter={view.letter} />
        </section>
      </div>
      {isAsking && (
        <SendDialog
          action={send}
          beside={beside}
          onClose={() => setAsking(false)}
          org={org}
          person={person}
          wording={own}
        />
      )}
    </Page>
  );
}

interface ComposerFootProps {
  address: string;
  isPending: boolean;
  isPreviewShown: boolean;
  onPreview: () => void;
  onReview: () => void;
}

function ComposerFoot(props: ComposerFootProps) {
  const { address, isPending, isPreviewShown, onPreview, onReview } = props;
  const t = useTranslations("compose");
  return (
    <>
      <p className="min-w-0 flex-1 truncate text-sm text-muted max-md:hidden">
        {t.rich("summary", {
          address,
          b: (words) => <strong className="font-medium text-foreground">{words}</strong>,
        })}
      </p>
      <Button className="md:hidden" onPress={onPreview}>
        {isPreviewShown ? <PencilLine aria-hidden /> : <Eye aria-hidden />}
        {isPreviewShown ? t("message") : t("preview")}
      </Button>
      <Button className="max-md:flex-1" isPending={isPending} look="primary" onPress={onReview}>
        <Send aria-hidden />
        {t("review")}
      </Button>
    </>
  );
}
