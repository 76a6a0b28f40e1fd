"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { allOf } from "@/addressees/rules";
import type { StartWords } from "@/templates/rules";
import type { FormAction } from "@/ui/forms/form-state";
import { Page } from "@/ui/page";
import type { Clocks } from "@/waves/components/start-fields";
import { usePlan } from "@/waves/components/use-plan";
import { WhenPart } from "@/waves/components/when-part";
import { shownStart } from "@/waves/input";
import type { CampaignKind } from "../../rules";
import { LetterPane } from "../preview/letter-pane";
import type { TestAction } from "../preview/test-button";
import type { LetterAction, Shown } from "../preview/use-letter";
import { useLetter } from "../preview/use-letter";
import { ComposerFoot } from "./composer-foot";
import { ComposerHead } from "./composer-head";
import type { Integrations } from "./integrations-part";
import { IntegrationsPart } from "./integrations-part";
import { MessagePart } from "./message-part";
import { NumberedPart } from "./numbered-part";
import type { People } from "./people-part";
import { PeoplePart } from "./people-part";
import { withoutCodes } from "./recipients-of";
import { SendManyDialog } from "./send-many-dialog";
import type { OwnWords } from "./use-draft";
import { useDraft } from "./use-draft";

interface CampaignComposerProps {
  /** Where codes are handed over, for those who may see them. */
  codesHref: string | undefined;
  people: People;
  org: string;
  selection: string;
  kind: CampaignKind;
  /** Of "Invite all" alone. */
  integrations: Integrations | undefined;
  clocks: Clocks;
  first: Shown;
  /** From what own words begin, and in which language that is. */
  start: StartWords;
  startLanguage: string;
  mergeFields: readonly string[];
  /** Answers `?q=` with recipients to preview as. */
  source: string;
  preview: LetterAction;
  test: TestAction;
  send: FormAction;
}

/** The parts of the composer and what they share: the letter, what is being written, the plan, whether codes are given. */
function useComposer(props: CampaignComposerProps) {
  const { people, org, kind, first, preview, send, clocks } = props;
  const [hasCodes, setCodes] = useState(true);
  const [isTicked, setTicked] = useState(true);
  const switchesIntegrations = props.integrations?.isOn === false && isTicked;
  const recipients = hasCodes ? people.recipients : withoutCodes(people.recipients);
  const plan = usePlan(allOf(recipients.channels));
  const start = shownStart(plan.fields, clocks.tomorrow);
  const letter = useLetter(first, preview, start);
  const show = (found: OwnWords) => void letter.show(found);
  const own = useDraft(`rollcall.letter.${org}.${kind}`, props.start, show);
  const { mail, text } = own.words;
  const { EMAIL, SMS } = recipients.channels;
  const words = { mail: EMAIL > 0 ? mail : null, text: SMS > 0 ? text : null };
  useAnew(JSON.stringify(start), () => letter.showSoon(words));
  const confirm: FormAction = async (before, data) => {
    own.forget();
    const answer = await send(before, data);
    own.keep();
    return answer;
  };
  const ticks = { hasCodes, setCodes, switchesIntegrations, setTicked };
  return { ...ticks, recipients, letter, own, plan, words, confirm };
}

/** Whenever the letters leave at another time, the link in them lives until another day. */
function useAnew(start: string, show: () => void) {
  const last = useRef(start);
  useEffect(() => {
    if (last.current === start) return;
    last.current = start;
    show();
  });
}

/** People → message → when → send, the real letter beside it as any recipient gets it. */
export function CampaignComposer(props: CampaignComposerProps) {
  const { people, org, selection, kind, mergeFields, source, clocks, integrations } = props;
  const t = useTranslations("waves");
  const composer = useComposer(props);
  const { hasCodes, switchesIntegrations, recipients, letter, own, plan, words } = composer;
  const [isAsking, setAsking] = useState(false);
  const [isPreviewShown, setPreviewShown] = useState(false);
  const review = async () => {
    const isRight = plan.check() && (await letter.show(words));
    if (isRight) setAsking(true);
    else setPreviewShown(false);
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
      head={<ComposerHead kind={kind} org={org} recipients={recipients} />}
      width="full"
    >
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,26rem)_minmax(0,60rem)]">
        <div className={`flex flex-col gap-8 ${isPreviewShown ? "max-md:hidden" : ""}`}>
          <PeoplePart {...people} onCodes={composer.setCodes} shown={recipients} />
          <MessagePart
            {...{ letter, mergeFields, own }}
            channels={recipients.channels}
            startLanguage={props.startLanguage}
          />
          <NumberedPart number={3} title={t("when")}>
            <WhenPart clocks={clocks} people={allOf(recipients.channels)} plan={plan} />
          </NumberedPart>
          {integrations && <IntegrationsPart {...integrations} onChange={composer.setTicked} />}
        </div>
        <div className={isPreviewShown ? "" : "max-md:hidden"}>
          <LetterPane
            {...{ letter, source, words }}
            channels={recipients.channels}
            test={props.test}
          />
        </div>
      </div>
      {isAsking && (
        <SendManyDialog
          {...{ org, selection, kind, recipients, words, plan, clocks, hasCodes }}
          switchesIntegrations={switchesIntegrations}
          action={composer.confirm}
          codesHref={props.codesHref}
          decliners={people.declined?.isOn ? people.declined.count : 0}
          onClose={() => setAsking(false)}
          textRoom={props.people.textRoom}
        />
      )}
    </Page>
  );
}
