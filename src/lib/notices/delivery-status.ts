import type { Fields } from "./fields";
import { allValues, firstValue, readFields } from "./fields";
import type { Outcome, Report } from "./report";
import { addressIn, statusIn } from "./report";

/** RFC 3464, 2.3.3. What was relayed or expanded went on to servers that say nothing of it. */
const OUTCOMES: Record<string, Outcome | undefined> = {
  failed: "bounced",
  failure: "bounced",
  delayed: "delayed",
  delivered: "delivered",
};
const BY_CLASS: Record<string, Outcome> = { "2": "delivered", "4": "delayed", "5": "bounced" };

/** "5.0.0" says less than what the server itself answered. */
function statusOf(fields: Fields): string | null {
  const told = statusIn(firstValue(fields, "status") ?? "");
  const answered = statusIn(firstValue(fields, "diagnostic-code") ?? "");
  if (!told || (told.endsWith(".0.0") && answered?.[0] === told[0]))
    return answered ?? told ?? null;
  return told;
}

function reportOf(fields: Fields): Report | undefined {
  const action = firstValue(fields, "action")
    ?.toLowerCase()
    .match(/[a-z]+/)?.[0];
  const status = statusOf(fields);
  const outcome = action ? OUTCOMES[action] : BY_CLASS[status?.[0] ?? ""];
  if (!outcome) return undefined;
  const named = allValues(fields, "original-recipient", "final-recipient");
  const answer = firstValue(fields, "diagnostic-code")?.replace(/^[\w-]+\s*;\s*/, "");
  const recipients = named.flatMap((value) => addressIn(value) ?? []);
  return { outcome, recipients, status, answer: answer || null };
}

/** A machine-readable notice (RFC 3464): one report a recipient, and the envelope id that the mail was sent under. */
export function readDeliveryStatus(text: string): { reports: Report[]; envelopeIds: string[] } {
  // Some servers leave out the empty line before the first recipient.
  const blocks = text.split(/\r?\n[ \t]*\r?\n/).map(readFields);
  return {
    reports: blocks.flatMap((fields) => reportOf(fields) ?? []),
    envelopeIds: blocks.flatMap((fields) => allValues(fields, "original-envelope-id")),
  };
}

/** A complaint of a reader (RFC 5965), or undefined for feedback of another kind. */
export function readFeedback(text: string): Report | undefined {
  const fields = readFields(text);
  const type = firstValue(fields, "feedback-type")?.toLowerCase();
  if (type !== "abuse" && type !== "fraud") return undefined;
  const recipients = allValues(fields, "original-rcpt-to", "removal-recipient");
  return {
    outcome: "complained",
    recipients: recipients.flatMap((value) => addressIn(value) ?? []),
    status: null,
    answer: null,
  };
}
