import { useFormatter, useNow, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import type { InvitationRow } from "../queries";

type Account = { status: string; claimableUntil: Date | null };

const CHANNELS = ["EMAIL", "SMS", "CODE", "LINK", "JOIN"] as const;
type Channel = (typeof CHANNELS)[number];

/** Invitations that open the account now, one a channel. */
function aliveOf(rows: readonly InvitationRow[], { status, claimableUntil }: Account, now: Date) {
  if (status !== "INVITED" || claimableUntil === null) return [];
  return rows.flatMap((row) => {
    const channel = CHANNELS.find((one) => one === row.channel);
    const until = row.expiresAt;
    const isOut = row.handedOverAt !== null || row.queuedAt !== null;
    if (!channel || !until || until <= now || row.withdrawnAt || row.claimedAt || !isOut) return [];
    return [{ channel, until }];
  });
}

interface BesideProps {
  rows: readonly InvitationRow[];
  account: Account & { declinedAt: Date | null };
  /** By which way a new one is about to be sent. */
  channel: Channel;
}

/** What becomes of the invitations that are out already: the one sent the same way dies, the others stay good; and of a no. */
export function Beside({ rows, account, channel }: BesideProps) {
  const t = useTranslations("compose.beside");
  const format = useFormatter();
  const alive = aliveOf(rows, account, useNow());
  const { declinedAt } = account;
  if (alive.length === 0 && !declinedAt) return null;
  return (
    <ul className="flex flex-col gap-1">
      {declinedAt && (
        <li className="text-warning-text">
          {t("declined", { when: format.dateTime(declinedAt, "exact") })}
        </li>
      )}
      {alive.map((one) => (
        <li key={one.channel}>
          {one.channel === channel
            ? t(`dies.${channel === "SMS" ? "SMS" : "EMAIL"}`)
            : t(`stays.${one.channel}`, { when: format.dateTime(one.until, "exact") })}
        </li>
      ))}
    </ul>
  );
}

/** Several invitations are out side by side: each opens the account, and one claim ends all of them. */
export function SideBySide({
  rows,
  account,
}: {
  rows: readonly InvitationRow[];
  account: Account;
}) {
  const t = useTranslations("compose.beside");
  const count = aliveOf(rows, account, useNow()).length;
  return count > 1 && <Notice tone="quiet">{t("together", { count })}</Notice>;
}
