import pg from "pg";
import { env } from "./env";
import type { Prisma } from "./generated/prisma/client";
import { PrismaClient } from "./generated/prisma/client";
import { keepingPg } from "./sql/kept-statements";

// Made at the first use, so that a build needs no database; one a process, also across hot reloads.
const kept = globalThis as unknown as { rollcallPool?: pg.Pool; rollcallPrisma?: PrismaClient };

/** The process's only pool: Prisma and pg-boss share it. Never take a second connection inside inOrg. */
export function pool(): pg.Pool {
  kept.rollcallPool ??= new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    // a connection that is closed loses what it has prepared: kept through a quiet minute
    idleTimeoutMillis: 5 * 60_000,
  }).on("error", () => undefined); // an idle connection died with its server: the next query opens another
  return kept.rollcallPool;
}

export function prisma(): PrismaClient {
  kept.rollcallPrisma ??= new PrismaClient({ adapter: keepingPg(pool()) });
  return kept.rollcallPrisma;
}

/** The pool takes its leave without waiting for the server, which would see sessions still open. */
async function endPool(old: pg.Pool): Promise<void> {
  const gone = new Promise<void>((done) => {
    let open = old.totalCount;
    if (open === 0) done();
    old.on("remove", () => {
      open -= 1;
      if (open === 0) done();
    });
  });
  await old.end();
  await gone;
}

/** Ends the process's connections: the last thing it does. */
export async function closeDb(): Promise<void> {
  await kept.rollcallPrisma?.$disconnect();
  if (kept.rollcallPool) await endPool(kept.rollcallPool);
  kept.rollcallPrisma = undefined;
  kept.rollcallPool = undefined;
}

export type TransactionClient = Prisma.TransactionClient;
