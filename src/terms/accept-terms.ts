import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readTerms } from "./queries";
import { insertAcceptance } from "./store";

type Accepted = {
  accountId: string;
  /** What they read; another one in force by now is not what they agreed to. */
  version: number;
  /** When they said so, where that was before this act. */
  at?: Date | null | undefined;
};

/** Notes that somebody accepts the terms in force: which version, and when. Saying it twice notes it once. */
export async function acceptTerms(
  tx: OrgTx,
  { accountId, version, at }: Accepted,
): Promise<{ noted: boolean }> {
  const terms = await readTerms(tx);
  if (terms?.version !== version) throw new Refusal("terms-changed");
  if (!(await insertAcceptance(tx, { accountId, version, at: at ?? tx.now })))
    return { noted: false };
  await writeAudit(tx, [{ act: "account.terms-accepted", accountId, details: { version } }]);
  await recordEvents(tx, [{ accountId, event: "terms-accepted", details: { version } }]);
  return { noted: true };
}
