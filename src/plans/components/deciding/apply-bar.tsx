"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWays } from "@/addressees/components/use-ways";
import { allOf } from "@/addressees/rules";
import type { ImportPurpose } from "@/imports/rules";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import type { TextRoom } from "@/texts/rules";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import type { PlanCounts } from "../../rules";
import { writtenBy } from "../../rules";
import { Figures } from "./figures";
import { LookAgain } from "./look-again";
import { useSaving } from "./saving";

type Invite = "NOW" | "LATER";

interface ApplyBarProps {
  action: FormAction;
  /** Checks a plan again that has become another one meanwhile. */
  again: FormAction;
  org: string;
  id: string;
  purpose: ImportPurpose;
  /** Which plan is shown: another one is not applied. */
  revision: number;
  counts: PlanCounts;
  /** What the organisation does with new people unless somebody says otherwise. */
  preset: Invite;
  /** Without the right to invite nobody is invited now. */
  mayInvite: boolean;
  /** How many of its text messages leave today, and until when the others wait. */
  textRoom: TextRoom;
  /** More rows than these another admin approves. */
  approvalRows: number | null;
}

const wordOf = (purpose: ImportPurpose) => (purpose === "UNDO" ? "Undo" : "");

/** What pressing does, in the words of the button: a mail that leaves is never unsaid, and asking is not applying. */
function useWords({ purpose, counts, approvalRows }: ApplyBarProps, invite: Invite) {
  const t = useTranslations("imports.apply");
  const say = useWays();
  const count = writtenBy(counts);
  const word = wordOf(purpose);
  const needsApproval = approvalRows !== null && count > approvalRows;
  const sent = { ...counts.invites, CODE: 0 };
  const sends = purpose === "ROSTER" && invite === "NOW" && allOf(sent) > 0;
  const apply = sends ? t("doSend", { ways: say(sent) }) : t(`do${word}`, { count });
  return {
    count,
    needsApproval,
    primary: needsApproval ? t("ask", { count }) : apply,
    title: sends ? t("titleSend", { count, ways: say(sent) }) : t(`title${word}`, { count }),
  };
}

/** The bar that decides: invite now or later, with exact numbers, and the button that carries the number of changes. */
export function ApplyBar(props: ApplyBarProps) {
  const { action, again, org, id, purpose, counts, mayInvite } = props;
  const t = useTranslations("imports.apply");
  const [invite, setInvite] = useState<Invite>(mayInvite ? props.preset : "LATER");
  // another key is another dialog, which is closed; what was refused stays in this one until then
  const [checked, setChecked] = useState(0);
  const leftOut = counts.verdicts.LEFT_OUT ?? 0;
  const hasInvites = purpose === "ROSTER" && allOf(counts.invites) + counts.quiet > 0;
  const isSaving = useSaving();
  const { count, needsApproval, primary, title } = useWords(props, invite);
  return (
    <div className="flex flex-none flex-col gap-x-6 gap-y-2 border-t border-border bg-surface px-4 py-2.5 md:min-h-13 md:flex-row md:items-center md:px-8">
      {hasInvites && (
        <InviteChoice counts={counts} invite={invite} mayInvite={mayInvite} setInvite={setInvite} />
      )}
      <p className="flex-1 text-sm text-muted tabular-nums empty:max-md:hidden md:text-end">
        {leftOut > 0 && t("omitted", { count: leftOut })}
      </p>
      <ConfirmDialog
        action={action}
        consequence={t("text")}
        hidden={{
          ...{ org, id, revision: String(props.revision) },
          ...{ expected: String(count), invite },
        }}
        key={checked}
        primary={primary}
        title={title}
        trigger={
          <Button className="max-md:w-full" isPending={isSaving} look="primary">
            {primary}
          </Button>
        }
      >
        <LookAgain action={again} id={id} onDone={() => setChecked(checked + 1)} org={org} />
        {isSaving ? (
          <Notice tone="quiet">{t("counting")}</Notice>
        ) : (
          <Decision
            counts={counts}
            invites={invite === "NOW" && hasInvites}
            textRoom={props.textRoom}
          />
        )}
        {needsApproval && (
          <Notice tone="info">{t("approval", { count: props.approvalRows ?? 0 })}</Notice>
        )}
      </ConfirmDialog>
    </div>
  );
}

/** How many addresses may be mistyped: what is sent there is lost, or somebody else's. */
const slippedIn = ({ domains }: PlanCounts): number =>
  domains.reduce((sum, { rows }) => sum + rows, 0);

interface InviteChoiceProps {
  counts: PlanCounts;
  invite: Invite;
  mayInvite: boolean;
  setInvite: (invite: Invite) => void;
}

function InviteChoice({ counts, invite, mayInvite, setInvite }: InviteChoiceProps) {
  const t = useTranslations("imports.apply");
  const say = useWays();
  const facts = [
    say(counts.invites),
    ...(counts.quiet > 0 ? [t("quiet", { count: counts.quiet })] : []),
    ...(counts.asleep > 0 ? [t("asleep", { count: counts.asleep })] : []),
  ];
  const slipped = slippedIn(counts);
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <fieldset className="flex gap-5">
        <legend className="sr-only">{t("legend")}</legend>
        {(mayInvite ? (["NOW", "LATER"] as const) : (["LATER"] as const)).map((choice) => (
          <label className="flex min-h-6 items-center gap-2 font-medium" key={choice}>
            <input
              checked={invite === choice}
              className="dot"
              name="invite"
              onChange={() => setInvite(choice)}
              type="radio"
              value={choice}
            />
            {t(choice)}
          </label>
        ))}
      </fieldset>
      <p className="text-muted tabular-nums">{invite === "NOW" ? facts.join(", ") : t("none")}</p>
      {slipped > 0 && (
        <p className="flex items-center gap-1.5 font-medium text-warning-text tabular-nums">
          <TriangleAlert aria-hidden className="size-4 flex-none" />
          {t("slipped", { count: slipped })}
        </p>
      )}
    </div>
  );
}

interface DecisionProps {
  counts: PlanCounts;
  invites: boolean;
  textRoom: TextRoom;
}

/** The counts, and whether those whom no message reaches get a code; without the tick they are not invited. */
function Decision({ counts, invites, textRoom }: DecisionProps) {
  const t = useTranslations("imports.apply");
  const [hasCodes, setCodes] = useState(true);
  const { CODE } = counts.invites;
  const slipped = invites ? slippedIn(counts) : 0;
  const shown = hasCodes ? counts : { ...counts, invites: { ...counts.invites, CODE: 0 } };
  return (
    <>
      <Figures counts={shown} invites={invites} />
      {invites && <TextRoomNotice room={textRoom} />}
      {slipped > 0 && <Notice tone="warning">{t("slipped", { count: slipped })}</Notice>}
      {invites && CODE > 0 && (
        <>
          <input name="asksCodes" type="hidden" value="yes" />
          <CheckboxField
            defaultChecked
            hint={t("codesHint", { count: CODE })}
            label={t("codes")}
            name="codes"
            onChange={(event) => setCodes(event.target.checked)}
          />
        </>
      )}
    </>
  );
}
