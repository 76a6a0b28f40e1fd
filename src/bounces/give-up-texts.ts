import type { OrgTx } from "@/lib/org";
import { recordOutcomes } from "@/messages/record-outcomes";
import type { LeasedMessage } from "@/messages/rules";
import { GIVEN_UP } from "@/texts/rules";
import { findOverdue } from "./queries";

type Held = { lease: string; leased: LeasedMessage[] };

/**
 * Texts that waited a day for a provider that takes none count as not sent from then on: their people stand on the Desk, where a
 * code is given instead, and the campaign offers to try again. Returns the others.
 */
export async function giveUpTexts(tx: OrgTx, { lease, leased }: Held): Promise<LeasedMessage[]> {
  const waiting = leased.filter((one) => one.counts && !one.hasLeft).map(({ id }) => id);
  if (waiting.length === 0) return leased;
  const overdue = await findOverdue(tx, waiting);
  const settled = { state: "FAILED", reason: GIVEN_UP, answer: null, nextAttemptAt: null } as const;
  const rows = [...overdue].map((id) => ({ id, transport: "NONE", ...settled }));
  await recordOutcomes(tx, { lease, rows });
  return leased.filter(({ id }) => !overdue.has(id));
}
