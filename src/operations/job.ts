import { clearAlerts } from "@/alerts/clear-alerts";
import { dropOldDrafts } from "@/drafts/drop-old-drafts";
import { forgetJoins } from "@/joins/forget-joins";
import { pool } from "@/lib/db";
import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import { forgetHandedOver } from "@/lib/mail/handed-over";
import { forgetStrays } from "@/lib/notices/strays";
import type { OrgTx, Scope } from "@/lib/org";
import { foldFunnel } from "@/overview/fold-funnel";
import { dropLetters } from "@/printouts/drop-letters";
import { wipeImports } from "@/runs/wipe-imports";
import { readNumbers } from "@/texts/read-numbers";
import {
  deleteOldFlows,
  deleteOldSelectionMembers,
  deleteOldSelections,
  deleteOldSessions,
  deleteOldSignUps,
  deleteOldUploads,
  deleteUnreadChunks,
  deleteUnreadFiles,
} from "./store";

const DAY = 86_400_000;
/** Rows of one transaction. */
const PIECE = 1_000;
/** A link to prove an address lives a day; what was asked for with it is kept a little longer, for questions. */
const SIGN_UPS_KEPT = 7 * DAY;
const SELECTIONS_KEPT = DAY;
/** 50 MiB over a slow line take no longer. */
const UPLOADS_KEPT = DAY / 24;

export type CleanUpWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

type Clear = (tx: OrgTx, most: number) => Promise<number>;

const ago = (tx: OrgTx, span: number): Date => new Date(tx.now.getTime() - span);

/** In this order: members of a selection before the selection, an upload before its file, pieces of a file before it. */
const CLEARED: Record<string, Clear> = {
  flows: deleteOldFlows,
  sessions: deleteOldSessions,
  signUps: (tx, most) => deleteOldSignUps(tx, ago(tx, SIGN_UPS_KEPT), most),
  selectionMembers: (tx, most) => deleteOldSelectionMembers(tx, ago(tx, SELECTIONS_KEPT), most),
  selections: (tx, most) => deleteOldSelections(tx, ago(tx, SELECTIONS_KEPT), most),
  uploads: (tx, most) => deleteOldUploads(tx, ago(tx, UPLOADS_KEPT), most),
  fileChunks: (tx, most) => deleteUnreadChunks(tx, ago(tx, UPLOADS_KEPT), most),
  files: (tx, most) => deleteUnreadFiles(tx, ago(tx, UPLOADS_KEPT), most),
  importRows: (tx, most) => wipeImports(tx, { most }),
  letters: (tx, most) => dropLetters(tx, { most: Math.min(most, 20) }),
  drafts: (tx, most) => dropOldDrafts(tx, { most }),
  notices: (tx, most) => clearAlerts(tx, { most }),
  joinRequests: (tx, most) => forgetJoins(tx, { most }),
  funnelSteps: foldFunnel,
  numbers: (tx, most) => readNumbers(tx, { most }),
};

/** Windows of throttles that are over: they hold hashes only and belong to no tenant. */
async function clearLimits(at: Date): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM ops.rate_limits WHERE key IN (
       SELECT key FROM ops.rate_limits WHERE expire <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [at.getTime(), PIECE],
  );
  return rowCount ?? 0;
}

/** Repeats a piece until it finds less than a whole one. */
async function toTheEnd(
  world: CleanUpWorld,
  piece: () => Promise<number>,
  most = PIECE,
): Promise<number> {
  let total = 0;
  while (!world.stopping()) {
    const gone = await piece();
    total += gone;
    if (gone < most) break;
  }
  return total;
}

/** Clears away what no longer counts and nobody will look at, organisation by organisation, in small transactions. */
export async function cleanUp(world: CleanUpWorld): Promise<Record<string, number>> {
  const cleared: Record<string, number> = {
    limits: await toTheEnd(world, () => clearLimits(world.now())),
    handedOver: await toTheEnd(world, () =>
      forgetHandedOver(new Date(world.now().getTime() - DAY), PIECE),
    ),
    strayNotices: await toTheEnd(world, () => forgetStrays(world.now(), PIECE)),
  };
  for await (const org of everyOrg()) {
    for (const [what, clear] of Object.entries(CLEARED)) {
      const piece = () => inOrg(world.scopeOf(org), (tx) => clear(tx, PIECE), "chunk", world.now());
      cleared[what] = (cleared[what] ?? 0) + (await toTheEnd(world, piece));
    }
    if (world.stopping()) break;
  }
  return cleared;
}
