import { randomUUID } from "node:crypto";
import * as clock from "./clock";
import { count } from "./counting";
import { prisma } from "./db";
import { env } from "./env";
import type { OrgTx, Scope } from "./org";
import { KEPT, sql } from "./sql";
import type { Shorten } from "./sql/kept-statements";
import { openLine } from "./sql/kept-statements";
import { traced } from "./tracing";
import { inTurn } from "./turns";

/** Longest life of a transaction by kind, in ms. Larger sets go in chunks of a job. */
const LIMITS = { page: 5_000, act: 15_000, chunk: 60_000 } as const;

/** Connections that one organisation may have of this process at a time: some are always left for the others. */
const share = (): number => Math.max(1, Math.floor(env.DATABASE_POOL * 0.7));

/**
 * Opens a transaction inside the scope's organisation: row-level security shows and takes only its rows.
 * `at` replaces the clock (catching up, tests). Nothing inside may take a second connection: the pool would deadlock.
 */
export async function inOrg<T>(
  scope: Scope,
  work: (tx: OrgTx) => Promise<T>,
  kind: keyof typeof LIMITS = "act",
  at: Date = clock.now(),
): Promise<T> {
  const { org, actor, origin } = scope;
  const acts: string[] = [];
  const open = (shorten: Shorten) =>
    prisma().$transaction(
      async (client) => {
        const db = shorten(client);
        await db.$executeRaw(sql`${KEPT} SELECT set_config('app.org_id', ${org}, true)`);
        return work({ db, org, actor, origin, now: at, actId: randomUUID(), acts });
      },
      { timeout: LIMITS[kind], maxWait: LIMITS[kind] },
    );
  const result = await traced("inOrg", { kind, actor: actor.kind }, () =>
    inTurn({ org, most: share(), patienceMs: LIMITS[kind] }, () => openLine(open)),
  );
  for (const act of acts) count(`act ${act}`);
  return result;
}
