import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { makeCodes } from "./make-codes";
import { findHeldCodes, lockUncoded } from "./queries";
import { prepareInvitations } from "./store";

export type Prepared = { accountId: string; sendId: string; keyVersion: number };

type PrepareInput = {
  ids: readonly string[];
  /** Somebody asked for the code: also where they could be written to. */
  onRequest?: boolean;
  /** A new one in place of the one they have. */
  replaces?: boolean;
};

/**
 * The access codes of people whom nobody invited yet: made with the account of who has neither an address nor a number, so that
 * letters can be printed beforehand. Such a code opens nothing: inviting makes it alive and starts its days (give-codes). Who
 * can be written to has none until somebody asks for it.
 */
export const prepareCodes = (
  tx: OrgTx,
  { ids, onRequest = false, replaces = false }: PrepareInput,
): Promise<Prepared[]> =>
  inPieces([...new Set(ids)], async (piece) => {
    const people = await lockUncoded(tx, piece, { onRequest });
    if (people.length === 0) return [];
    const epochs = new Map(people.map(({ id, epoch }) => [id, epoch]));
    const held = replaces ? [] : await findHeldCodes(tx, [...epochs.keys()]);
    const kept = new Set(held.map(({ accountId }) => accountId));
    const lacking = [...epochs.keys()].filter((id) => !kept.has(id));
    if (lacking.length === 0) return held;
    const invitations = await prepareInvitations(tx, lacking);
    const rows = invitations.map(({ id, accountId, seq }) => ({
      ...{ purpose: "INVITATION" as const, invitationId: id, accountId, seq },
      // over before it begins: its days are counted from the invitation
      ...{ epoch: epochs.get(accountId) ?? 0, expiresAt: tx.now },
    }));
    const sends = await makeCodes(tx, rows);
    const made = sends.map(({ id, keyVersion }, place) => ({
      ...{ accountId: rows[place]?.accountId ?? "", sendId: id, keyVersion },
    }));
    return [...held, ...made];
  });
