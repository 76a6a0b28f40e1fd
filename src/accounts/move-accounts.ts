import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx, Permission } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { inPieces, PIECE } from "@/lib/sql";
import { holdPeople } from "./queries";
import { recordEvents } from "./record-events";
import type { AccountEvent, AccountEventName, AccountStatus } from "./rules";
import { decide } from "./rules";
import type { Arrival, MoveRow, StoredState } from "./store";
import { applyMoves, lockStates } from "./store";

export type Moved = { id: string; from: AccountStatus; to: AccountStatus; epoch: number };
export type MoveResult = { done: Moved[]; refused: RowRefusal[] };

type Notes = {
  /** Ids and codes that the audit entry and the timeline keep beside the move. */
  details?: Record<string, unknown>;
  /** What is written with the move of who claims. */
  arrival?: Arrival;
};

/** What the move writes, of each account that the rules let go. */
function judge(
  tx: OrgTx,
  states: StoredState[],
  event: AccountEvent,
): { rows: MoveRow[]; refused: RowRefusal[] } {
  const rows: MoveRow[] = [];
  const refused: RowRefusal[] = [];
  for (const { ids, ...was } of states) {
    const decision = decide(was, event, tx.now);
    if ("refused" in decision) refused.push(...ids.map((id) => ({ id, code: decision.refused })));
    else {
      const { state, raisesEpoch } = decision.move;
      rows.push({
        ...state,
        ids,
        fromStatus: was.status,
        fromEpoch: was.epoch,
        toEpoch: was.epoch + (raisesEpoch ? 1 : 0),
      });
    }
  }
  return { rows, refused };
}

/** Audit entry and line of the timeline of each move. */
async function tell(tx: OrgTx, rows: MoveRow[], event: string, notes: Notes): Promise<void> {
  await writeAudit(
    tx,
    rows.map(({ ids, fromStatus, status }) => ({
      act: `account.${event}`,
      accountId: ids,
      details: { ...notes.details, from: fromStatus, to: status },
    })),
  );
  await recordEvents(
    tx,
    rows.map(({ ids, fromStatus, status }) => ({
      accountId: ids,
      event,
      fromStatus,
      toStatus: status,
      details: notes.details,
    })),
  );
}

async function movePiece(
  tx: OrgTx,
  ids: string[],
  event: AccountEvent,
  notes: Notes,
): Promise<MoveResult> {
  const states = await lockStates(tx, ids);
  const known = new Set(states.flatMap((state) => state.ids));
  const missing = ids.filter((id) => !known.has(id));
  const { rows, refused } = judge(tx, states, event);
  if (rows.length > 0) {
    const moved = await applyMoves(tx, rows, notes.arrival);
    if (moved !== rows.reduce((sum, row) => sum + row.ids.length, 0))
      throw new Refusal("changed-meanwhile");
    await tell(tx, rows, event.event, notes);
  }
  return {
    done: rows.flatMap(({ ids: some, fromStatus, status, toEpoch }) =>
      some.map((id) => ({ id, from: fromStatus, to: status, epoch: toEpoch })),
    ),
    refused: [...missing.map((id): RowRefusal => ({ id, code: "not-found" })), ...refused],
  };
}

/** What an admin needs for a move; the others are made by the person themselves. */
const NEEDED: Partial<Record<AccountEventName, Permission>> = {
  invite: "accounts.invite",
  reinstate: "accounts.invite",
  withdraw: "accounts.invite",
  suspend: "accounts.manage",
  reactivate: "accounts.manage",
  close: "accounts.manage",
  reopen: "accounts.manage",
  erase: "accounts.manage",
};

/** Moves after which somebody is no admin any more: never of the last one. */
const LEAVES: ReadonlySet<AccountEventName> = new Set(["suspend", "close", "leave"]);

/** Moves that change another person's standing: nobody makes them on who may do more. */
const ABOVE_ONLY: ReadonlySet<AccountEventName> = new Set([
  "suspend",
  "close",
  "reactivate",
  "reopen",
  "withdraw",
  "erase",
]);

/** Who of these must stay: those who may do more than the actor, and the last who can manage admins. */
async function protectedFrom(
  tx: OrgTx,
  ids: string[],
  event: AccountEventName,
): Promise<RowRefusal[]> {
  const last = LEAVES.has(event) ? await assertAdminRemains(tx, ids) : [];
  const stay = last.map((id): RowRefusal => ({ id, code: "last-admin" }));
  if (!ABOVE_ONLY.has(event)) return stay;
  const held = tx.actor.kind === "account" ? await permissionsOfAccounts(tx, ids) : new Map();
  const above = ids.filter((id) => !holdsAll(tx.actor, held.get(id) ?? []));
  return [
    ...stay,
    ...above
      .filter((id) => !last.includes(id))
      .map((id): RowRefusal => ({ id, code: "holds-more" })),
  ];
}

/**
 * The only way to change a status. Each row is decided by the transition table and goes or is refused on its own;
 * audit entry and timeline are written with it. The last admin can be neither suspended nor closed, and nobody
 * changes the standing of a person who may do more than they.
 */
export async function moveAccounts(
  tx: OrgTx,
  { ids, ...event }: { ids: readonly string[] } & AccountEvent,
  notes: Notes = {},
): Promise<MoveResult> {
  const needed = NEEDED[event.event];
  if (needed && tx.actor.kind === "account") demand(tx, needed);
  const unique = [...new Set(ids)];
  const kept = await protectedFrom(tx, unique, event.event);
  const keptIds = new Set(kept.map(({ id }) => id));
  const going = unique.filter((id) => !keptIds.has(id));
  // a piece is held by its ids; of several somebody behind would be held before somebody in front
  if (going.length > PIECE) await holdPeople(tx, going);
  const results = await inPieces(going, async (piece) => [
    await movePiece(tx, piece, event as AccountEvent, notes),
  ]);
  return {
    done: results.flatMap((result) => result.done),
    refused: [...kept, ...results.flatMap((result) => result.refused)],
  };
}
