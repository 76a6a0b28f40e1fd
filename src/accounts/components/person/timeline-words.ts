import type { LucideIcon } from "lucide-react";
import {
  AppWindow,
  Archive,
  ArchiveRestore,
  BellOff,
  CalendarClock,
  CircleCheck,
  CirclePause,
  CirclePlay,
  Eraser,
  Hourglass,
  Inbox,
  KeyRound,
  Link2,
  LogIn,
  LogOut,
  MailQuestion,
  Pencil,
  Send,
  ShieldCheck,
  ShieldMinus,
  ShieldPlus,
  StickyNote,
  Undo2,
  UserCog,
  UserPlus,
  UsersRound,
} from "lucide-react";
import { waitIcon } from "@/ui/states/wait-word";

export type Tone = "muted" | "info" | "success" | "warning" | "danger";

/** How each event looks; its words are in the messages, under the same code. */
const LOOKS = {
  created: [UserPlus, "muted"],
  invite: [Send, "muted"],
  reinstate: [Send, "muted"],
  opened: [waitIcon("OPENED"), "info"],
  started: [waitIcon("STARTED"), "info"],
  claim: [CircleCheck, "success"],
  "self-join": [CircleCheck, "success"],
  decline: [waitIcon("DECLINED"), "muted"],
  withdraw: [Undo2, "muted"],
  asked: [Inbox, "info"],
  "link-copied": [Link2, "muted"],
  "code-shown": [KeyRound, "muted"],
  "code-replaced": [KeyRound, "muted"],
  "recovery-shown": [KeyRound, "muted"],
  "code-printed": [KeyRound, "muted"],
  "code-exported": [KeyRound, "muted"],
  "code-handed-over": [KeyRound, "muted"],
  "code-taken-back": [KeyRound, "muted"],
  "code-locked": [KeyRound, "warning"],
  expired: [Hourglass, "warning"],
  edited: [Pencil, "muted"],
  "change-address": [Pencil, "muted"],
  "address-asked": [MailQuestion, "info"],
  "address-kept": [Undo2, "muted"],
  "owner-changed": [UserCog, "muted"],
  "message-sent": [waitIcon("SENT"), "muted"],
  "message-delivered": [waitIcon("DELIVERED"), "success"],
  "message-delayed": [waitIcon("DELAYED"), "warning"],
  "message-failed": [waitIcon("FAILED"), "danger"],
  "message-bounced": [waitIcon("BOUNCED"), "danger"],
  "message-complained": [waitIcon("COMPLAINED"), "danger"],
  "message-cancelled": [waitIcon("CANCELLED"), "muted"],
  undeliverable: [waitIcon("BOUNCED"), "danger"],
  deliverable: [waitIcon("DELIVERED"), "success"],
  "reminders-off": [BellOff, "muted"],
  "desk-dismissed": [Inbox, "muted"],
  warned: [CalendarClock, "warning"],
  postponed: [CalendarClock, "muted"],
  suspend: [CirclePause, "muted"],
  reactivate: [CirclePlay, "success"],
  close: [Archive, "muted"],
  reopen: [ArchiveRestore, "muted"],
  erase: [Eraser, "muted"],
  recover: [KeyRound, "muted"],
  "signed-in": [LogIn, "muted"],
  "signed-out": [LogOut, "muted"],
  "sessions-ended": [LogOut, "muted"],
  "password-changed": [KeyRound, "muted"],
  "password-reset": [KeyRound, "muted"],
  "reset-requested": [KeyRound, "muted"],
  "role-given": [ShieldPlus, "muted"],
  "role-taken": [ShieldMinus, "muted"],
  "role-changed": [ShieldCheck, "muted"],
  "team-joined": [UsersRound, "muted"],
  "team-left": [UsersRound, "muted"],
  "application-granted": [AppWindow, "muted"],
  "application-revoked": [AppWindow, "muted"],
  other: [StickyNote, "muted"],
} as const satisfies Record<string, readonly [LucideIcon, Tone]>;

export type EventCode = keyof typeof LOOKS;

export const EVENT_CODES = Object.keys(LOOKS) as EventCode[];

const isKnown = (code: string): code is EventCode => Object.hasOwn(LOOKS, code);

/** The code of an event's words: what is not known here yet is shown as "Noted", not left out. */
export const wordsOf = (event: string): EventCode => (isKnown(event) ? event : "other");

export const lookOf = (code: EventCode): readonly [LucideIcon, Tone] => LOOKS[code];

/** What happens to a person by their own hand, or by nobody's: no "by" follows it. */
export const OWN_EVENTS: ReadonlySet<string> = new Set([
  "opened",
  "started",
  "claim",
  "self-join",
  "decline",
  "asked",
  "expired",
  "code-locked",
  "undeliverable",
  "deliverable",
  "reminders-off",
  "signed-in",
  "signed-out",
  "sessions-ended",
  "address-kept",
  "password-changed",
  "password-reset",
  "reset-requested",
  "recover",
]);
