import { noteSignIn } from "@/accounts/note-sign-in";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { directoryDigest, newBrowserId } from "@/lib/secrets";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { happenedIn, sessionEnd } from "./rules";
import { insertSession } from "./store";

export type NewSession = {
  /** Who has proven themselves, at which epoch and by what, in this transaction. */
  accountId: string;
  epoch: number;
  factors: string[];
  /** The id that the browser came with; it is given up. */
  oldBrowserId?: string | undefined;
  /** Whether this browser was signed in to this account before; a claim that signs in has noted it itself. */
  known: boolean | "claim";
};

export type OpenedSession = { browserId: string; accountId: string };

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
      details: happenedIn(tx),
    },
  ]);
}

/**
 * Lets in who has just proven themselves. The browser always gets a fresh id, so that an id that somebody planted in it
 * beforehand opens nothing. Returns that id: the only thing its cookie holds.
 */
export async function openSession(
  given: OrgTx,
  { accountId, epoch, factors, oldBrowserId, known }: NewSession,
): Promise<OpenedSession> {
  // whoever held the secret until now, from here on it is the person who acts
  const tx: OrgTx = { ...given, actor: { kind: "account", id: accountId, permissions: [] } };
  const browserId = newBrowserId();
  await insertSession(tx, {
    accountId,
    epoch,
    factors,
    browserDigest: directoryDigest(browserId),
    oldDigest: oldBrowserId && directoryDigest(oldBrowserId),
    expiresAt: sessionEnd(tx.now, tx.now),
  });
  const account = known === "claim" ? undefined : await noteSignIn(tx, { id: accountId });
  const isNew = Boolean(account?.lastSignInAt) && !known;
  const details = { factors, ...(isNew ? { place: "new" } : {}) };
  await writeAudit(tx, [{ act: "session.started", accountId, details }]);
  await recordEvents(tx, [{ accountId, event: "signed-in", details }]);
  if (account && isNew) await notice(tx, account);
  return { browserId, accountId };
}
