"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { useWays } from "@/addressees/components/use-ways";
import type { ByChannel } from "@/addressees/rules";
import { allOf, NOBODY } from "@/addressees/rules";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import type { TextRoom } from "@/texts/rules";
import { Button, LinkButton } from "@/ui/button";
import { FormContext } from "@/ui/forms/form-context";
import { FormError } from "@/ui/forms/form-error";
import type { FormState } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import { useWeighed } from "@/ui/forms/use-weighed";
import { Notice } from "@/ui/notice";
import { isNew } from "../../input";
import type { JudgedLine } from "../../judge-lines";
import { JudgedLines } from "./judged-lines";
import { SharedFields } from "./shared-fields";

export type SeveralState = FormState & {
  text?: string;
  lines?: JudgedLine[];
  /** By which ways the new people would be invited. */
  channels?: ByChannel;
  /** How many of the texts among them would leave today. */
  textRoom?: TextRoom;
  result?: { added: number; channels: ByChannel };
};
type SeveralAction = (state: SeveralState, data: FormData) => Promise<SeveralState>;

interface SeveralFormProps {
  org: string;
  path: string;
  judge: SeveralAction;
  add: SeveralAction;
  mayInvite: boolean;
  autoInvite: boolean;
  languages: readonly Choice[];
  orgLanguage: string;
}

/** Paste, look at what each line is, add the new ones. */
export function SeveralForm(props: SeveralFormProps) {
  const { org, judge, add, path } = props;
  const t = useTranslations("several");
  const [judged, submit] = useActionState<SeveralState, FormData>(useWeighed(judge), {});
  const [added, submitAdd] = useActionState<SeveralState, FormData>(add, {});
  if (added.result) return <Added org={org} path={path} result={added.result} />;
  return (
    <>
      <FormContext value={judged}>
        <form action={submit} className="flex max-w-prose flex-col gap-4" noValidate>
          <input name="org" type="hidden" value={org} />
          <FormError />
          <TextAreaField
            defaultValue={judged.text ?? ""}
            hint={t("hint")}
            label={t("text")}
            name="text"
            rows={8}
            spellCheck={false}
          />
          <div>
            <SubmitButton look={judged.lines ? "outline" : "primary"}>{t("judge")}</SubmitButton>
          </div>
        </form>
      </FormContext>
      {judged.lines && (
        <FormContext value={added}>
          <form action={submitAdd} className="flex flex-col gap-4" noValidate>
            <Judgement
              {...props}
              channels={judged.channels ?? NOBODY}
              lines={judged.lines}
              text={judged.text ?? ""}
              textRoom={judged.textRoom}
            />
          </form>
        </FormContext>
      )}
    </>
  );
}

type JudgementProps = SeveralFormProps & {
  lines: JudgedLine[];
  channels: ByChannel;
  text: string;
  textRoom: TextRoom | undefined;
};

function Judgement(props: JudgementProps) {
  const { org, path, lines, channels, text, textRoom, mayInvite, autoInvite } = props;
  const t = useTranslations("several");
  const say = useWays();
  const [isInviting, setInviting] = useState(autoInvite);
  const people = lines.filter(isNew);
  const count = allOf(channels);
  const isSent = mayInvite && isInviting && count > 0;
  if (lines.length === 0) return <Notice tone="quiet">{t("empty")}</Notice>;
  return (
    <>
      <FormError />
      <JudgedLines lines={lines} path={path} />
      {people.length === 0 && <Notice tone="quiet">{t("nobody")}</Notice>}
      {people.length > 0 && (
        <>
          <input name="org" type="hidden" value={org} />
          <input name="text" type="hidden" value={text} />
          <input name="expected" type="hidden" value={people.length} />
          <SharedFields {...props} count={people.length} />
          {mayInvite && count > 0 && (
            <CheckboxField
              defaultChecked={autoInvite}
              hint={t("inviteHint", { ways: say(channels), codes: channels.CODE })}
              label={t("invite", { count })}
              name="invite"
              onChange={({ target }) => setInviting(target.checked)}
            />
          )}
          {isSent && <TextRoomNotice room={textRoom} />}
          {mayInvite && channels.CODE > 0 && (
            <CheckboxField
              defaultChecked
              hint={t("codesHint", { count: channels.CODE })}
              label={t("codes")}
              name="codes"
            />
          )}
          <div>
            <SubmitButton>
              {isSent
                ? t("addInvite", { count: people.length, invited: count })
                : t("add", { count: people.length })}
            </SubmitButton>
          </div>
        </>
      )}
    </>
  );
}

type AddedProps = Pick<SeveralFormProps, "org" | "path"> & Required<Pick<SeveralState, "result">>;

function Added({ org, path, result: { added, channels } }: AddedProps) {
  const t = useTranslations("several");
  const say = useWays();
  const invited = { count: allOf(channels), ways: say(channels) };
  return (
    <>
      <Notice isLive tone="success">
        {t("added", { count: added })} {t("invited", invited)}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => window.location.reload()}>{t("again")}</Button>
        {channels.CODE > 0 && <LinkButton href={`/${org}/admin/codes`}>{t("toCodes")}</LinkButton>}
        <LinkButton href={path} look="primary">
          {t("toList")}
        </LinkButton>
      </div>
    </>
  );
}
