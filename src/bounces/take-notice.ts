import { emailKey } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { findSent } from "@/messages/queries";
import { recordOutcomes } from "@/messages/record-outcomes";
import { markDeliverable } from "@/reach/mark-deliverable";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import type { Report } from "./rules";
import { chooseReport, isForGood, tidingsOf } from "./rules";

/**
 * Writes down what a notice says of a message, and of the address where it came back for good or arrived. Whether there is
 * such a message; the same notice twice changes nothing.
 */
export async function takeNotice(
  tx: OrgTx,
  { message, reports }: { message: string; reports: readonly Report[] },
): Promise<boolean> {
  const sent = await findSent(tx, message);
  if (!sent) return false;
  const report = chooseReport(reports, sent.toAddress);
  const tidings = report && tidingsOf(sent, report);
  if (!report || !tidings) return true;
  await recordOutcomes(tx, { sent, ...tidings, answer: report.answer });
  const { accountId, toAddress } = sent;
  if (accountId === null || sent.isTest) return true;
  if (isForGood(report)) {
    const reason = report.outcome === "complained" ? "complained" : (report.status ?? "5.0.0");
    await markUndeliverable(tx, { rows: [{ accountId, addressKey: emailKey(toAddress), reason }] });
  } else if (report.outcome === "delivered" && sent.isCurrent) {
    await markDeliverable(tx, { ids: [accountId] });
  }
  return true;
}
