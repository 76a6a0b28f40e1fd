import { noteSignIn } from "@/accounts/note-sign-in";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { directoryDigest, newBrowserId } from "@/lib/secrets";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { deviceName, sessionEnd } from "./rules";
import { deleteBrowserSession, deleteDeadSessions, insertSession, takeFlow } from "./store";

export type NewSession = {
  flowId: string;
  /** The id that the browser came with; it is given up. */
  oldBrowserId?: string | undefined;
  /** Whether this browser was signed in to this account before. */
  known: boolean;
};

/** Tells the person of a sign-in from a browser that their account has never been used in; never of the first one. */
async function notice(
  tx: OrgTx,
  account: { id: string; email: string | null; language: string | null },
): Promise<void> {
  if (!account.email) return;
  const { language } = await readOwnOrganization(tx);
  await queueMessages(tx, [
    {
      letter: "sign-in-notice",
      lane: 1,
      accountId: account.id,
      locale: account.language ?? language,
      toAddress: account.email,
      details: {
        device: deviceName(tx.origin.userAgent),
        origin: tx.origin.ip ?? null,
        at: tx.now.toISOString(),
      },
    },
  ]);
}

/**
 * Turns a ticket into a session, exactly once. The browser always gets a fresh id, so that an id that somebody planted
 * in it beforehand opens nothing. Returns that id: the only thing its cookie holds.
 */
export async function startSession(
  tx: OrgTx,
  { flowId, oldBrowserId, known }: NewSession,
): Promise<{ browserId: string; accountId: string }> {
  const flow = await takeFlow(tx, flowId);
  if (!flow) throw new Refusal("link-dead");
  const { accountId, epoch } = flow;
  await deleteDeadSessions(tx, accountId, epoch);
  if (oldBrowserId) await deleteBrowserSession(tx, directoryDigest(oldBrowserId));
  const browserId = newBrowserId();
  await insertSession(tx, {
    ...flow,
    browserDigest: directoryDigest(browserId),
    expiresAt: sessionEnd(tx.now, tx.now),
  });
  const account = await noteSignIn(tx, { id: accountId });
  const isNew = account.lastSignInAt !== null && !known;
  const details = { factors: flow.factors, ...(isNew ? { place: "new" } : {}) };
  await writeAudit(tx, [{ act: "session.started", accountId, details }]);
  await recordEvents(tx, [{ accountId, event: "signed-in", details }]);
  if (isNew) await notice(tx, account);
  return { browserId, accountId };
}
