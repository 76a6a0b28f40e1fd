import type { OrgTx } from "@/lib/org";
import { findSent } from "@/messages/queries";
import { recordOutcomes } from "@/messages/record-outcomes";
import { markDeliverable } from "@/reach/mark-deliverable";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { addressKeyOf, noSuchNumber } from "@/reach/rules";
import { textReport, tidingsOf } from "./rules";

/**
 * Writes down what the provider tells of a text that it took, and of the number where that takes none or took this one.
 * Whether there is such a message; the same twice, or an older state after a newer one, changes nothing.
 */
export async function takeTextNotice(
  tx: OrgTx,
  { message, status, code }: { message: string; status: string; code: string | null },
): Promise<boolean> {
  const sent = await findSent(tx, message);
  if (!sent) return false;
  const report = textReport(status, code);
  const tidings = report && tidingsOf(sent, report);
  if (!report || !tidings) return true;
  await recordOutcomes(tx, { sent, ...tidings, answer: null });
  const { accountId, toAddress } = sent;
  if (accountId === null || sent.isTest) return true;
  const reason = report.outcome === "bounced" ? noSuchNumber(report.status) : undefined;
  if (reason)
    await markUndeliverable(tx, {
      rows: [{ accountId, addressKey: addressKeyOf(toAddress), reason }],
    });
  else if (report.outcome === "delivered" && sent.isCurrent)
    await markDeliverable(tx, { ids: [accountId] });
  return true;
}
