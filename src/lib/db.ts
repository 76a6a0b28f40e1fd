import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env";
import { type Prisma, PrismaClient } from "./generated/prisma/client";

// One pool a process, also across hot reloads.
const kept = globalThis as unknown as { rollcallPool?: pg.Pool; rollcallPrisma?: PrismaClient };

/** The process's only pool: Prisma and pg-boss share it. Never take a second connection inside inOrg. */
kept.rollcallPool ??= new pg.Pool({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL });
export const pool = kept.rollcallPool;

kept.rollcallPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool) });
export const prisma = kept.rollcallPrisma;

export type TransactionClient = Prisma.TransactionClient;
