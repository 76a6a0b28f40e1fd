import { randomUUID } from "node:crypto";
import * as clock from "./clock";
import { count } from "./counting";
import { prisma } from "./db";
import { env } from "./env";
import { log } from "./log";
import type { OrgTx, Scope } from "./org";
import { KEPT, sql } from "./sql";
import { faultFacts, isConflict } from "./sql/fault-facts";
import type { Shorten } from "./sql/kept-statements";
import { openLine } from "./sql/kept-statements";
import { traced } from "./tracing";
import { inTurn } from "./turns";

/**
 * Longest life of a transaction by kind, in ms. Larger sets go in chunks of a job. A `draft` is a chunk of what its job makes anew
 * from the beginning, such as the plan of a file that is read meanwhile: it is not done twice, and nobody waits for the disk.
 */
const LIMITS = { page: 5_000, act: 15_000, chunk: 60_000, draft: 60_000 } as const;

/** The organisation of a transaction; a draft is kept by what is committed after it, as all are in one order on the disk. */
const settingsOf = (org: string, kind: keyof typeof LIMITS) =>
  kind === "draft"
    ? sql`${KEPT} SELECT set_config('app.org_id', ${org}, true), set_config('synchronous_commit', 'off', true)`
    : sql`${KEPT} SELECT set_config('app.org_id', ${org}, true)`;

/** How often a transaction is begun that the server ended because it and another one waited for each other. */
const ATTEMPTS = 3;

/** Connections that one organisation may have of this process at a time: some are always left for the others. */
const share = (): number => Math.max(1, Math.floor(env.DATABASE_POOL * 0.7));

/** Does it again where the server ended it, of which nothing is left: locks are taken in one order, and this is for what was overlooked (0086). */
async function apart<T>(kind: keyof typeof LIMITS, attempt: () => Promise<T>): Promise<T> {
  for (let begun = 1; ; begun += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (kind === "draft" || begun === ATTEMPTS || !isConflict(fault)) throw fault;
      log.warn(
        { ...faultFacts(fault), kind, begun },
        "two transactions met, this one begins again",
      );
      count("transaction again");
    }
  }
}

/**
 * Opens a transaction inside the scope's organisation: row-level security shows and takes only its rows.
 * `at` replaces the clock (catching up, tests). Nothing inside may take a second connection: the pool would deadlock.
 * `work` acts on nothing but its transaction: it is done again where that met another one half-way.
 */
export async function inOrg<T>(
  scope: Scope,
  work: (tx: OrgTx) => Promise<T>,
  kind: keyof typeof LIMITS = "act",
  at: Date = clock.now(),
): Promise<T> {
  const { org, actor, origin } = scope;
  const acts: string[] = [];
  const open = (shorten: Shorten) => {
    acts.length = 0;
    return prisma().$transaction(
      async (client) => {
        const db = shorten(client);
        await db.$executeRaw(settingsOf(org, kind));
        return work({ db, org, actor, origin, now: at, actId: randomUUID(), acts });
      },
      { timeout: LIMITS[kind], maxWait: LIMITS[kind] },
    );
  };
  const result = await traced("inOrg", { kind, actor: actor.kind }, () =>
    inTurn({ org, most: share(), patienceMs: LIMITS[kind] }, () =>
      apart(kind, () => openLine(open)),
    ),
  );
  for (const act of acts) count(`act ${act}`);
  return result;
}
