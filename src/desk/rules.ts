import { textFaultOf } from "@/texts/rules";
import type { TimeCursor, TimePlace } from "@/views/rules";
import { timeHref } from "@/views/rules";

/** Why somebody needs a hand, the most pressing first: who has several reasons is shown once, with the first of them. */
export const REASONS = [
  ...([
    "locked",
    "undeliverable",
    "password",
    "asked",
    "unsent",
    "declined",
    "failed",
    "expired",
  ] as const),
] as const;
export type Reason = (typeof REASONS)[number];

export const PAGE_SIZE = 50;
/** Each reason is counted to here and no further: beyond it the page says "1,000+". */
export const COUNTED = 1_000;
/** "All that match" is at most so many people. */
export const MOST_TICKED = 10_000;

/** `isAside`: not who needs a hand, but who was put aside. */
export type DeskFilter = {
  q?: string | undefined;
  reason?: Reason | undefined;
  isAside?: boolean | undefined;
};
export type DeskView = { filter: DeskFilter; cursor: TimeCursor | undefined; from: number };

export type DeskCounts = Record<Reason, number>;

/** All of them together; `isMore` where somewhere nobody counted on. */
export function totalOf(counts: DeskCounts): { count: number; isMore: boolean } {
  const numbers = Object.values(counts);
  const isMore = numbers.some((number) => number > COUNTED);
  const sum = numbers.reduce((all, number) => all + number, 0);
  return { count: isMore ? COUNTED : sum, isMore };
}

/** What an admin does next. `correct`: another address and the invitation to it, in one act. */
export type NextAct =
  | ("correct" | "edit" | "again" | "code" | "copyLink" | "dismiss")
  /** Instead of a locked one; for who was claimed and forgot their password. */
  | ("newCode" | "recover")
  /** Of who was put aside. */
  | "takeBack";

type Case = {
  reason: Reason;
  declineReason: string | null;
  status: string;
  failure: string | null;
  isAside?: boolean;
};

/** What a text went to takes none at all. */
function isWrongNumber(failure: string | null): boolean {
  const fault = textFaultOf(failure);
  return fault === "invalid" || fault === "landline";
}

/** In the order in which they help. */
function helpful({ reason, declineReason, status, failure }: Case): readonly NextAct[] {
  // a new address of somebody who claimed is proven first, on the page of their profile
  const fix: NextAct = status === "ACTIVE" ? "edit" : "correct";
  if (reason === "locked" || reason === "password") return ["newCode", "recover", "dismiss"];
  if (reason === "undeliverable") return [fix, "code", "copyLink", "dismiss"];
  if (reason === "declined")
    return declineReason === "not-me" ? [fix, "dismiss"] : ["dismiss", "again"];
  // the same number would take the same text as little
  if (reason === "failed" && isWrongNumber(failure)) return [fix, "code", "copyLink", "dismiss"];
  // by text nothing leaves at the moment
  if (reason === "failed" && textFaultOf(failure) === "outage")
    return ["code", "copyLink", "again", "dismiss"];
  return ["again", "code", "copyLink", "dismiss"];
}

/** The act that helps most of those that the reader may do; the others stand in the menu. */
export const nextAct = (about: Case, may: ReadonlySet<NextAct>): NextAct | undefined =>
  (about.isAside ? ["takeBack" as const] : helpful(about)).find((act) => may.has(act));

type Rights = {
  acts: readonly string[];
  mayInvite: boolean;
  reason: Reason;
  isAside?: boolean | undefined;
};

/** What the reader may do here, from what they may do with the person. */
export function mayDo({ acts, mayInvite, reason, isAside }: Rights): Set<NextAct> {
  const may = new Set<NextAct>();
  const isInvitable = acts.includes("invite") || acts.includes("resend");
  // Without an address nobody is invited by mail; whoever may hand over a link may also send one.
  if (acts.includes("edit") && acts.includes("copyLink")) may.add("correct");
  if (acts.includes("edit")) may.add("edit");
  if (isInvitable) may.add("again");
  if (acts.includes("copyLink")) {
    may.add(reason === "locked" ? "newCode" : "code");
    may.add("copyLink");
  }
  if (acts.includes("recover")) may.add("recover");
  if (mayInvite) may.add(isAside ? "takeBack" : "dismiss");
  return may;
}

/** The filters as fields of an address. */
export const fieldsOf = ({ q, reason, isAside }: DeskFilter): Record<string, string> => ({
  ...(q ? { q } : {}),
  ...(reason ? { reason } : {}),
  ...(isAside ? { aside: "1" } : {}),
});

/** The address of a view, below the page's. */
export const viewHref = (path: string, filter: DeskFilter, place?: TimePlace): string =>
  timeHref(path, fieldsOf(filter), place);

/** What a server meant by its status, in words that an admin can act on. */
export const FAILURES = [
  "spam",
  "address",
  "full",
  "closed",
  "domain",
  "refused",
  "given-up",
] as const;
export type Failure = (typeof FAILURES)[number] | "other";

/** The longer beginning of a status stands first. */
const BY_STATUS: readonly (readonly [begins: string, failure: Failure])[] = [
  ["complained", "spam"],
  ["5.1.2", "domain"],
  ["5.4", "domain"],
  ["5.1", "address"],
  ["5.2.2", "full"],
  ["4.2.2", "full"],
  ["5.2", "closed"],
  ["5.7", "refused"],
  ["4", "given-up"],
];

export const failureOf = (status: string | null): Failure =>
  BY_STATUS.find(([begins]) => status?.startsWith(begins))?.[1] ?? "other";
