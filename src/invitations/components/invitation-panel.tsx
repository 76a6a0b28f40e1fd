import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { textFaultOf } from "@/texts/rules";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import type { Channel } from "@/ui/states/channel-icon";
import { ChannelIcon } from "@/ui/states/channel-icon";
import type { WaitState } from "@/ui/states/wait-word";
import { WaitWord } from "@/ui/states/wait-word";
import type { InvitationRow } from "../queries";

/** How a message carries it. */
const SENT_BY: Partial<Record<string, "byMail" | "byText">> = { EMAIL: "byMail", SMS: "byText" };

/** How an invitation goes that no message carries. */
const WAYS: Partial<Record<string, "byCode" | "byJoin">> = { CODE: "byCode", JOIN: "byJoin" };

/** How far one has come that no message carries; who came by the open join link pressed on by themselves. */
const UNSENT: Partial<Record<string, WaitState>> = {
  ...{ LINK: "LINK_COPIED", CODE: "CODE_ISSUED", JOIN: "OPENED" },
};

const unsentState = ({ channel, handedOverAt }: InvitationRow): WaitState | undefined =>
  channel === "CODE" && handedOverAt ? "CODE_HANDED" : UNSENT[channel];

/** Its letter has not left: its link lives from when it does. */
const isWaiting = ({ state }: InvitationRow): boolean => state === "QUEUED" || state === "DELAYED";

/** What has become of an invitation; what its person did counts more than what its message did. */
function invitationState(row: InvitationRow, account: InvitedAccount, now: Date): WaitState {
  if (row.claimedAt) return "CLAIMED";
  if (row.withdrawnAt) return "WITHDRAWN";
  if (account.declinedAt) return "DECLINED";
  if (account.status === "INVITED" && !isAlive(row, account))
    return isSent(row) ? "LINK_DEAD" : "NEVER_SENT";
  if (row.expiresAt && row.expiresAt <= now && !isWaiting(row)) return "EXPIRED";
  return row.lockedAt ? "CODE_LOCKED" : shownProgress(row);
}

const shownProgress = (row: InvitationRow): WaitState => {
  if (row.startedAt) return "STARTED";
  return row.openedAt ? "OPENED" : (unsentState(row) ?? messageState(row));
};

/** It went out, or to the hand that passes it on. */
const isSent = ({ channel, sentAt }: InvitationRow): boolean =>
  SENT_BY[channel] === undefined || sentAt !== null;

/** It went to an address that is theirs no more. */
const isElsewhere = ({ toAddress }: InvitationRow, { email, phone }: InvitedAccount): boolean =>
  toAddress !== null &&
  ![email, phone].some((own) => own?.toLowerCase() === toAddress.toLowerCase());

/** A server that took the message may be late with it: to us it is sent, to who waits it is delayed. */
const messageState = ({ state, reason }: InvitationRow): WaitState =>
  state === "SENT" && reason === "delayed"
    ? "DELAYED"
    : ((state as WaitState | null) ?? "NEVER_SENT");

const TAKEN: ReadonlySet<WaitState> = new Set(["SENT", "DELIVERED"]);

/** Without an end there is nothing to claim with: the address changed and nothing was sent to the new one. */
type InvitedAccount = {
  status: string;
  claimableUntil: Date | null;
  declinedAt: Date | null;
  email: string | null;
  phone: string | null;
};

const isAlive = (row: InvitationRow, account: InvitedAccount): boolean =>
  account.status === "INVITED" && account.claimableUntil !== null && !isElsewhere(row, account);

interface InvitationPanelProps {
  row: InvitationRow;
  account: InvitedAccount;
}

/** One channel: how far the invitation has come, until when it works, what the server said. */
export function InvitationPanel({ row, account }: InvitationPanelProps) {
  const t = useTranslations("person.invitation");
  const state = invitationState(row, account, useNow());
  const faults = useTranslations("texts.fault");
  const fault = TAKEN.has(messageState(row)) ? undefined : textFaultOf(row.reason);
  const sent = SENT_BY[row.channel];
  const way = sent ? t(sent, { address: row.toAddress ?? "" }) : t(WAYS[row.channel] ?? "byLink");
  return (
    <Panel
      end={
        <span className="text-sm">
          <WaitWord state={state} />
        </span>
      }
      title={t("title")}
    >
      <div className="flex flex-col gap-3 text-sm">
        <p className="flex items-center gap-1.5 text-muted">
          <ChannelIcon channel={row.channel as Channel} />
          <span className="min-w-0 wrap-anywhere">{way}</span>
        </p>
        {row.inviter && <p className="text-xs text-muted">{t("inviter", { name: row.inviter })}</p>}
        <Life until={row.withdrawnAt || !isAlive(row, account) ? null : row.expiresAt} row={row} />
        <Progress row={row} />
        {fault && <Notice tone="danger">{faults(fault)}</Notice>}
        {row.answer && !fault && !TAKEN.has(messageState(row)) && (
          <div>
            <p className="text-xs text-muted">{t("answer")}</p>
            <p className="font-mono text-xs wrap-anywhere">{row.answer}</p>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** What was done with it by hand, where nothing is sent. */
const HANDED: Partial<Record<string, "copied" | "handed" | "joined">> = {
  ...{ LINK: "copied", CODE: "handed", JOIN: "joined" },
};

/** Until when it works, or worked. */
function Ends({ end }: { end: Date }) {
  const t = useTranslations("person.invitation");
  const format = useFormatter();
  const b = (words: ReactNode) => <strong className="font-medium text-foreground">{words}</strong>;
  const word = end <= useNow() ? "ended" : "ends";
  return <span>{t.rich(word, { b, when: format.dateTime(end, "moment") })}</span>;
}

/** From when until when the newest link works. */
function Life({ row, until }: { row: InvitationRow; until: Date | null }) {
  const t = useTranslations("person.invitation");
  const format = useFormatter();
  const start = row.sentAt ?? row.queuedAt ?? row.handedOverAt;
  const word = HANDED[row.channel] ?? (row.sentAt ? "sent" : "queued");
  const waits = until !== null && isWaiting(row);
  const end = waits ? null : until;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap justify-between gap-x-4 text-xs text-muted">
        {start && <span>{t(word, { when: format.dateTime(start, "moment") })}</span>}
        {waits && <span>{t("endsOnceSent")}</span>}
        {end && <Ends end={end} />}
      </div>
      {start && end && <LifeBar end={end} start={start} />}
    </div>
  );
}

function LifeBar({ start, end }: { start: Date; end: Date }) {
  const t = useTranslations("person.invitation");
  const format = useFormatter();
  const now = useNow();
  const passed = (now.getTime() - start.getTime()) / (end.getTime() - start.getTime());
  const share = Math.min(1, Math.max(0, passed));
  return (
    <div
      aria-label={t("progress", { percent: format.number(share, { style: "percent" }) })}
      className="h-1.5 overflow-hidden rounded-full bg-default"
      role="img"
    >
      <div
        className={`h-full rounded-full ${end <= now ? "bg-warning" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

function Progress({ row }: { row: InvitationRow }) {
  const t = useTranslations("person.invitation");
  const format = useFormatter();
  const at = row.startedAt ?? row.openedAt;
  if (!at || row.claimedAt) return null;
  const when = format.dateTime(at, "moment");
  return <Notice tone="quiet">{t(row.startedAt ? "started" : "opened", { when })}</Notice>;
}
