import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { assertPowerless } from "../../src/lib/powerless";
import { externalDatabase, withOwnLogin } from "../database";
import { seedMarker } from "../demo";
import { startPostgres } from "../embedded-postgres";
import { ROOT, StartError } from "../say";

export type Installation = {
  /** Who owns the tables; undefined where only the login of web and worker is known. */
  ownerUrl: string | undefined;
  appUrl: string;
  /** Where the master keys stand; undefined where they come from the environment. */
  keyFile: string | undefined;
  close: () => Promise<void>;
};

/** Where `npm start` keeps its data. */
export const dataFolder = (): string => path.resolve(ROOT, process.env.DATA_DIR || ".data/start");

async function isPowerless(url: string): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await assertPowerless(pool);
    return true;
  } catch (fault) {
    if ((fault as Error).name === "LoginError") return false;
    throw new StartError("The database of DATABASE_URL cannot be reached.");
  } finally {
    await pool.end();
  }
}

/** The database that the environment names: as `npm run web` is given it, or as `npm start` is. */
async function external(given: string): Promise<Omit<Installation, "keyFile">> {
  const close = async () => undefined;
  const owner = process.env.MIGRATION_DATABASE_URL;
  if (owner) return { ownerUrl: owner, appUrl: given, close };
  if (await isPowerless(given)) return { ownerUrl: undefined, appUrl: given, close };
  if (!existsSync(path.join(dataFolder(), "app-login")))
    throw new StartError(
      "DATABASE_URL signs in as the owner of the tables: give it the login of web and worker, and the owner's as MIGRATION_DATABASE_URL.",
    );
  return { ...(await externalDatabase(dataFolder())), close };
}

/** The database of `npm start`, whether that runs or not. */
async function embedded(): Promise<Omit<Installation, "keyFile">> {
  const folder = dataFolder();
  if (!existsSync(path.join(folder, "app-login")))
    throw new StartError(
      `${folder} holds no installation: run npm start first, set DATA_DIR to its folder, or set DATABASE_URL.`,
    );
  if (existsSync(seedMarker(folder)))
    throw new StartError("npm start is still making the demo organisation: try again in a minute.");
  const server = await startPostgres({ dir: path.join(folder, "postgres") });
  return { ...withOwnLogin(server.url("rollcall"), folder), close: () => server.stop() };
}

/** Finds the installation that this machine's settings mean, and hands its settings to this process. */
export async function openInstallation(): Promise<Installation> {
  const given = process.env.DATABASE_URL;
  const database = given ? await external(given) : await embedded();
  const keyFile = process.env.ROLLCALL_KEYS ? undefined : path.join(dataFolder(), "keys");
  if (keyFile && !existsSync(keyFile)) {
    await database.close();
    throw new StartError("ROLLCALL_KEYS must be set to the keys of web and worker.");
  }
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    ...(keyFile ? { ROLLCALL_KEYS: readFileSync(keyFile, "utf8").trim() } : {}),
  });
  return { ...database, keyFile };
}
