import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import { MOST_WRONG_FACTS } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeToken } from "@/lib/secrets";
import { readOpening } from "./read-opening";
import { isRightFact } from "./rules";
import { countWrongFact } from "./store";

/** A right answer leads on; of a wrong one, how many more may be given. */
export type Answered = { token: string } | { left: number };

/**
 * The answer to the question after a code. Five wrong ones lock this code, not the person: an admin makes a new one. Each is
 * in the audit log; the one that locks is in the timeline too.
 */
export async function answerFact(
  tx: OrgTx,
  { sendId, answer }: { sendId: string; answer: string },
): Promise<Answered> {
  const opening = await readOpening(tx, sendId, { lock: true });
  if (!opening?.code.fact) throw new Refusal("link-dead");
  const { code, kind } = opening;
  const { accountId } = code;
  const left = MOST_WRONG_FACTS - code.wrongFacts;
  if (left <= 0) return { left: 0 };
  if (isRightFact(code, answer)) {
    return { token: makeToken(kind, tx.org, sendId, code.keyVersion) };
  }
  await countWrongFact(tx, sendId, { locks: left === 1 });
  const act = left === 1 ? "account.code-locked" : "account.code-fact-wrong";
  await writeAudit(tx, [{ act, accountId, details: { left: left - 1 } }]);
  if (left === 1) await recordEvents(tx, [{ accountId, event: "code-locked", sendId }]);
  return { left: left - 1 };
}
