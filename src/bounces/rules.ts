import type { MessageState } from "@/messages/rules";

/** What a notice says of one recipient, as the gate has read it. */
export type Report = {
  outcome: "delivered" | "delayed" | "bounced" | "complained";
  recipients: readonly string[];
  status: string | null;
  answer: string | null;
};

/** The mildest first. */
const MILD: readonly Report["outcome"][] = ["delivered", "delayed", "bounced", "complained"];

/**
 * Which of a notice's reports is about the address that a message was written to. Behind an address there may be several, each
 * with a report of its own; where none names it the mildest counts, as one of them has the mail.
 */
export function chooseReport(reports: readonly Report[], address: string): Report | undefined {
  const key = address.trim().toLowerCase();
  const own = reports.filter(({ recipients }) => recipients.includes(key));
  const fit = own.length > 0 ? own : reports;
  return [...fit].sort((a, b) => MILD.indexOf(a.outcome) - MILD.indexOf(b.outcome))[0];
}

/** What a message becomes. A delayed one stays SENT, as the server that has it goes on trying and we must not; its reason says so. */
const DELAYED_ELSEWHERE = "delayed";
export type Tidings = { state: MessageState; reason: string | null };

/** One that waits may have left all the same: a worker was killed before it wrote that down. */
const FROM: Record<Report["outcome"], readonly MessageState[]> = {
  delivered: ["QUEUED", "DELAYED", "SENT", "FAILED"],
  delayed: ["SENT"],
  bounced: ["QUEUED", "DELAYED", "SENT", "DELIVERED"],
  complained: ["QUEUED", "DELAYED", "SENT", "DELIVERED"],
};
const TO: Record<Report["outcome"], MessageState> = {
  delivered: "DELIVERED",
  delayed: "SENT",
  bounced: "BOUNCED",
  complained: "COMPLAINED",
};

/** The state and reason that follow from a report; undefined where it tells nothing new. */
export function tidingsOf(
  was: { state: MessageState; reason: string | null },
  { outcome, status }: Pick<Report, "outcome" | "status">,
): Tidings | undefined {
  if (!FROM[outcome].includes(was.state)) return undefined;
  const isDelayed = outcome === "delayed";
  if (isDelayed && was.reason === DELAYED_ELSEWHERE) return undefined;
  const reason = outcome === "bounced" ? status : isDelayed ? DELAYED_ELSEWHERE : null;
  return { state: TO[outcome], reason };
}

/** Whether nothing is to be sent to that address any more: it came back for good, or its reader called it spam. */
export const isForGood = ({ outcome, status }: Pick<Report, "outcome" | "status">): boolean =>
  outcome === "complained" || (outcome === "bounced" && (status?.startsWith("5") ?? false));

/** What a provider's word for the state of a text says, as a notice would; undefined while it is on its way. */
export function textReport(
  status: string,
  code: string | null,
): Pick<Report, "outcome" | "status"> | undefined {
  if (status === "delivered" || status === "read") return { outcome: "delivered", status: null };
  if (status === "undelivered" || status === "failed")
    return { outcome: "bounced", status: code ?? "30008" };
  return undefined;
}
