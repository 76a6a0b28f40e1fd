import type { OrgTx } from "@/lib/org";
import { isSeenStale, sessionEnd } from "./rules";
import { updateSeen } from "./store";

/** Keeps a session in use alive; writes at most once a minute. */
export async function touchSession(
  tx: OrgTx,
  session: { id: string; createdAt: Date; seenAt: Date },
): Promise<void> {
  if (isSeenStale(session.seenAt, tx.now))
    await updateSeen(tx, session.id, sessionEnd(session.createdAt, tx.now));
}
