"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import type { FormAction } from "@/ui/forms/form-state";
import { Page } from "@/ui/page";
import type { Clocks } from "@/waves/components/start-fields";
import { usePlan } from "@/waves/components/use-plan";
import { WhenPart } from "@/waves/components/when-part";
import type { CampaignKind } from "../../rules";
import { ComposerFoot } from "./composer-foot";
import { LetterPane } from "./letter-pane";
import { MessagePart } from "./message-part";
import { NumberedPart } from "./numbered-part";
import type { Recipients } from "./recipients";
import { SendManyDialog } from "./send-many-dialog";
import type { TestAction } from "./test-button";
import { useDraft } from "./use-draft";
import type { LetterAction, Reader } from "./use-letter";
import { useLetter } from "./use-letter";

interface CampaignComposerProps {
  head: ReactNode;
  /** First part of the column: whom it goes to. */
  people: ReactNode;
  org: string;
  selection: string;
  kind: CampaignKind;
  recipients: Recipients;
  clocks: Clocks;
  first: Parameters<typeof useLetter>[0] & { reader: Reader };
  mergeFields: readonly string[];
  /** Answers `?q=` with recipients to preview as. */
  source: string;
  preview: LetterAction;
  test: TestAction;
  send: FormAction;
}

/** People → message → when → send, the real letter beside it as any recipient gets it. */
export function CampaignComposer(props: CampaignComposerProps) {
  const { head, people, org, selection, kind, recipients, mergeFields, source, clocks } = props;
  const t = useTranslations("waves");
  const letter = useLetter(props.first, props.preview);
  const own = useDraft(`rollcall.letter.${org}.${kind}`, (found) => {
    if (!found.isDefault) void letter.show(found);
  });
  const plan = usePlan(recipients.mails);
  const [isAsking, setAsking] = useState(false);
  const [isPreviewShown, setPreviewShown] = useState(false);
  const { isDefault, subject, body } = own.draft;
  const wording = isDefault ? null : { subject, body };
  const review = async () => {
    const isRight = plan.check() && (await letter.show(wording));
    if (isRight) setAsking(true);
    else setPreviewShown(false);
  };
  const send: FormAction = async (before, data) => {
    own.forget();
    const answer = await props.send(before, data);
    own.keep();
    return answer;
  };
  return (
    <Page
      foot={
        <ComposerFoot
          isPending={letter.isPending}
          isPreviewShown={isPreviewShown}
          onPreview={() => setPreviewShown(!isPreviewShown)}
          onReview={() => void review()}
          recipients={recipients}
        />
      }
      head={head}
      width="full"
    >
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,26rem)_minmax(0,40rem)]">
        <div className={`flex flex-col gap-8 ${isPreviewShown ? "max-md:hidden" : ""}`}>
          {people}
          <MessagePart letter={letter} mergeFields={mergeFields} own={own} />
          <NumberedPart number={3} title={t("when")}>
            <WhenPart clocks={clocks} mails={recipients.mails} plan={plan} />
          </NumberedPart>
        </div>
        <div className={isPreviewShown ? "" : "max-md:hidden"}>
          <LetterPane letter={letter} source={source} test={props.test} wording={wording} />
        </div>
      </div>
      {isAsking && (
        <SendManyDialog
          {...{ org, selection, kind, recipients, wording, plan, clocks }}
          action={send}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
