import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { applyMigrations } from "./apply-migrations";
import { installQueues } from "./install-queues";
import { preflight } from "./preflight";
import { grantLogin } from "./runtime-login";
import { isMain, main, ROOT, StartError } from "./say";

// The number that Prisma's own command line locks, so that the two never run at once.
const LOCK = 72707369;

const NOT_ALLOWED = "42501";

export type Urls = {
  /** Who owns the tables. */
  ownerUrl: string;
  /** What web and worker sign in with. */
  appUrl: string;
};

/**
 * Brings a database up to date: tables, the login of web and worker, queues. Several may call it at once: one works,
 * the others wait and find nothing to do. Returns the names of the migrations that were new.
 */
export async function migrate({ ownerUrl, appUrl }: Urls): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect().catch((error: Error) => {
    throw new StartError(`The database does not let the owner in: ${error.message}`);
  });
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const applied = await applyMigrations(owner, path.join(ROOT, "prisma/migrations"));
    if (new URL(appUrl).username !== new URL(ownerUrl).username) await grantLogin(owner, appUrl);
    await installQueues(owner);
    return applied;
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    throw new StartError(
      `The login "${new URL(ownerUrl).username}" may not change the database (${(error as Error).message}): ` +
        "set MIGRATION_DATABASE_URL to its owner's.",
    );
  } finally {
    await owner.end();
  }
}

const url = z.string().regex(/^postgres(ql)?:\/\/./);

async function command(): Promise<void> {
  await preflight();
  const app = url.safeParse(process.env.DATABASE_URL);
  if (!app.success) {
    throw new StartError(
      "DATABASE_URL must be set, for example postgresql://login:password@host:5432/rollcall.",
    );
  }
  const owner = url.optional().safeParse(process.env.MIGRATION_DATABASE_URL || undefined);
  if (!owner.success)
    throw new StartError("MIGRATION_DATABASE_URL must be a URL that begins with postgresql://.");
  const applied = await migrate({ ownerUrl: owner.data ?? app.data, appUrl: app.data });
  console.log(
    applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.",
  );
}

if (isMain(import.meta.filename)) await main(command);
