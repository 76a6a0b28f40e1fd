"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import type { TextRoom } from "@/texts/rules";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { Declined } from "../declined-tick";
import { DeclinedTick } from "../declined-tick";
import { NumberedPart } from "./numbered-part";
import { RecipientsSummary } from "./recipients";
import type { Recipients } from "./recipients-of";

export interface People {
  /** As the page counted them, codes included. */
  recipients: Recipients;
  who: string;
  listHref: string;
  rehearsalHref?: string | undefined;
  /** No mail sending is set up. */
  isMailless: boolean;
  /** Those who said no, who are left out without the tick. */
  declined?: Declined | undefined;
  /** How many of its text messages leave today, and until when the others wait. */
  textRoom: TextRoom;
  /** What else is worth a look before. */
  notes: ReactNode;
}

interface PeoplePartProps extends People {
  /** As it stands now. */
  shown: Recipients;
  onCodes: (on: boolean) => void;
}

/** First part of the column: whom it goes to, and whether those whom no message reaches get a code. */
export function PeoplePart(props: PeoplePartProps) {
  const { recipients, shown, onCodes, isMailless, textRoom, notes, declined, ...list } = props;
  const t = useTranslations("campaigns.compose");
  const { unreached } = recipients;
  return (
    <NumberedPart number={1} title={t("people")}>
      <RecipientsSummary
        {...list}
        codes={
          unreached.length > 0 && (
            <CheckboxField
              defaultChecked
              hint={t("codesHint", { count: recipients.channels.CODE })}
              label={t("codes")}
              name="codes"
              onChange={(event) => onCodes(event.target.checked)}
            />
          )
        }
        recipients={shown}
      />
      {declined && <DeclinedTick {...declined} />}
      <TextRoomNotice room={textRoom} />
      {notes}
      {isMailless && <Notice tone="warning">{t("noTransport")}</Notice>}
    </NumberedPart>
  );
}
