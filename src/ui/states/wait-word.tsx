import type { LucideIcon } from "lucide-react";
import {
  AlarmClock,
  Ban,
  Check,
  CheckCheck,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock3,
  Flag,
  Hourglass,
  KeyRound,
  Link2,
  Lock,
  MailOpen,
  MailX,
  PencilLine,
  RefreshCw,
  Undo2,
  Unlink,
  UserX,
} from "lucide-react";
import { useTranslations } from "next-intl";

const MUTED = "text-muted";
const LOOKS = {
  NEVER_SENT: [CircleDashed, MUTED],
  QUEUED: [Clock3, MUTED],
  SENT: [Check, MUTED],
  DELAYED: [AlarmClock, "text-warning-text"],
  DELIVERED: [CheckCheck, "text-success-text"],
  BOUNCED: [MailX, "text-danger-text"],
  COMPLAINED: [Flag, "text-danger-text"],
  FAILED: [CircleX, "text-danger-text"],
  DECLINED: [UserX, MUTED],
  OPENED: [MailOpen, "text-info-text"],
  STARTED: [PencilLine, "text-info-text"],
  CANCELLED: [Ban, MUTED],
  CODE_ISSUED: [KeyRound, MUTED],
  CODE_HANDED: [KeyRound, "text-success-text"],
  CODE_LOCKED: [Lock, "text-danger-text"],
  LINK_COPIED: [Link2, MUTED],
  LINK_DEAD: [Unlink, "text-warning-text"],
  EXPIRED: [Hourglass, "text-warning-text"],
  WITHDRAWN: [Undo2, MUTED],
  REPLACED: [RefreshCw, MUTED],
  CLAIMED: [CircleCheck, "text-success-text"],
} as const satisfies Record<string, readonly [LucideIcon, string]>;

/** A message's state, or what an invitation waits for. */
export type WaitState = keyof typeof LOOKS;

/** A bare icon with words, so that it never looks like an account's state. */
export function WaitWord({ state }: { state: WaitState }) {
  const t = useTranslations("common.waitState");
  const [Icon, tone] = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <Icon aria-hidden className="size-3.5 flex-none" />
      {t(state)}
    </span>
  );
}

/** The icon alone, for a timeline whose words stand beside it. */
export function waitIcon(state: WaitState): LucideIcon {
  return LOOKS[state][0];
}

/** Mails to this address came back for good; stands under the address. */
export function UndeliverableWord() {
  const t = useTranslations("common");
  return (
    <span className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-danger-text">
      <MailX aria-hidden className="size-3.5 flex-none" />
      {t("undeliverable")}
    </span>
  );
}
