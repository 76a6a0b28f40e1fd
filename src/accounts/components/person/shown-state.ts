import type { AccountState } from "@/ui/states/status-badge";
import type { WaitState } from "@/ui/states/wait-word";
import type { AccountStatus } from "../../rules";
import { isExpired } from "../../rules";

type Standing = {
  status: AccountStatus;
  claimableUntil: Date | null;
  erasedAt?: Date | null;
  /** A letter of theirs waits, whose link lives from when it leaves. */
  isUnsent?: boolean;
};

/**
 * The stored state, "expired" where an invitation is past its end and nothing waits that would renew it, or "erased" where
 * nothing but dates is left.
 */
export function shownState(account: Standing, now: Date): AccountState {
  if (account.erasedAt) return "ERASED";
  return isExpired(account, now) && !account.isUnsent ? "EXPIRED" : account.status;
}

type Sending = {
  channel: string | null;
  messageState: string | null;
  openedAt: Date | null;
  startedAt: Date | null;
  /** An access code, after wrong answers to the question behind it. */
  lockedAt: Date | null;
};

type Invited = Sending & { declinedAt: Date | null; claimableUntil: Date | null };

/** How far the newest sending has come: what its person did counts more than what its message did. */
export function shownProgress(sending: Invited): WaitState {
  if (sending.declinedAt) return "DECLINED";
  if (!sending.claimableUntil) return "NEVER_SENT";
  if (sending.lockedAt) return "CODE_LOCKED";
  if (sending.startedAt) return "STARTED";
  if (sending.openedAt) return "OPENED";
  // whoever came by the open join link pressed on by themselves
  if (sending.channel === "JOIN") return "OPENED";
  if (sending.channel === "LINK") return "LINK_COPIED";
  if (sending.channel === "CODE") return "CODE_ISSUED";
  return (sending.messageState as WaitState | null) ?? "NEVER_SENT";
}
