import { makeCodes } from "@/codes/make-codes";
import type { HeldCode } from "@/codes/queries";
import { findHeldCodes } from "@/codes/queries";
import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { goLive, renewCodes, upsertInvitations } from "./store";

export type CodeInput = {
  /** Locked accounts, as their moves left them. */
  people: readonly { id: string; epoch: number }[];
  expiresAt: Date;
  /** A code of theirs that still is one is replaced too. */
  replaces?: boolean;
  /** Who has none gets none: they are invited another way. */
  isHeldOnly?: boolean;
};

type Made = { accountId: string; sendId: string; keyVersion: number };

async function make(tx: OrgTx, people: CodeInput["people"], expiresAt: Date): Promise<Made[]> {
  if (people.length === 0) return [];
  const epochs = new Map(people.map(({ id, epoch }) => [id, epoch]));
  const invitations = await upsertInvitations(tx, "CODE", [...epochs.keys()], expiresAt);
  const rows = invitations.map(({ id, accountId, seq }) => ({
    purpose: "INVITATION" as const,
    ...{ invitationId: id, accountId, seq, epoch: epochs.get(accountId) ?? 0, expiresAt },
  }));
  const sends = await makeCodes(tx, rows);
  const ids = invitations.map(({ id }) => id);
  await goLive(tx, ids);
  return sends.map(({ id, keyVersion }, place) => ({
    accountId: rows[place]?.accountId ?? "",
    ...{ sendId: id, keyVersion },
  }));
}

/**
 * Gives people their access code. Who has one keeps it, however often they are invited: it may be on paper already; its end
 * is renewed. Who has none, or one that is dead, gets a new one, unless only what was given out beforehand is to count.
 */
export const giveCodes = (
  tx: OrgTx,
  { people, expiresAt, replaces = false, isHeldOnly = false }: CodeInput,
): Promise<Made[]> =>
  inPieces(people, async (piece) => {
    const ids = piece.map(({ id }) => id);
    const held: HeldCode[] = replaces ? [] : await findHeldCodes(tx, ids);
    if (held.length > 0) await renewCodes(tx, held, expiresAt);
    if (isHeldOnly) return held;
    const kept = new Set(held.map(({ accountId }) => accountId));
    const made = await make(
      tx,
      piece.filter(({ id }) => !kept.has(id)),
      expiresAt,
    );
    return [...held, ...made];
  });
