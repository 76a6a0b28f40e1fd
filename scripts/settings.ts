import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import type { Env } from "../src/lib/env";
import { readEnv } from "../src/lib/env";
import { freePort, isTaken } from "./ports";
import { keepPrivate } from "./private-files";
import { ROOT, StartError } from "./say";

/** What differs between `npm start` and `npm run dev`, so that both can run at once. */
export type Mode = { name: "start" | "dev"; port: string; dataDir: string; distDir: string };

export type Settings = {
  env: Env;
  dataDir: string;
  /** Where mail goes when no SMTP_URL says otherwise. */
  mailbox: { folder: string; port: number } | undefined;
};

const makeKeys = () => `1:${randomBytes(32).toString("base64url")}`;

function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through, not look: the database's user has a folder of its own in here.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `${dataDir} cannot be used by this user (${code}): set DATA_DIR to a folder of your own.`,
    );
  }
}

/**
 * Reads what is set and completes what `npm start` makes by itself, so that a wrong value stops it before any work.
 * Database URLs are stand-ins until the database is there.
 */
export async function readSettings(mode: Mode): Promise<Settings> {
  const given: Record<string, string | undefined> = {
    ...process.env,
    PORT: process.env.PORT?.trim() || mode.port,
  };
  const stands = {
    DATABASE_URL: given.DATABASE_URL || "postgresql://embedded",
    ROLLCALL_KEYS: given.ROLLCALL_KEYS || makeKeys(),
  };
  const env = readEnv({ ...given, ...stands });
  const host = env.HOST ?? (env.SMTP_URL ? undefined : "127.0.0.1");
  if (await isTaken(env.PORT, host)) {
    throw new StartError(
      `Port ${env.PORT} is taken by another program: choose one with PORT, such as PORT=${env.PORT + 1} npm ${mode.name === "dev" ? "run dev" : "start"}.`,
    );
  }
  const dataDir = path.resolve(ROOT, env.DATA_DIR ?? mode.dataDir);
  makeDataDir(dataDir);
  const local = !env.SMTP_URL && process.env.MAIL_TRANSPORT !== "none";
  const mailbox = local
    ? { folder: path.join(dataDir, "mailbox"), port: env.LOCAL_SMTP_PORT ?? (await freePort()) }
    : undefined;
  return { env: { ...env, HOST: host }, dataDir, mailbox };
}

/** What every child is given. The owner's URL is not among it: web, worker and seed sign in as the powerless login. */
export function childEnv(
  mode: Mode,
  { env, dataDir, mailbox }: Settings,
  appUrl: string,
): NodeJS.ProcessEnv {
  const mail = mailbox && {
    MAIL_TRANSPORT: "local",
    MAILBOX_DIR: mailbox.folder,
    SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
  };
  return {
    ...process.env,
    ...mail,
    NODE_ENV: mode.name === "dev" ? "development" : "production",
    DATABASE_URL: appUrl,
    MIGRATION_DATABASE_URL: "", // present and empty, so that no .env file fills it in
    ROLLCALL_KEYS: process.env.ROLLCALL_KEYS || keepPrivate(path.join(dataDir, "keys"), makeKeys),
    APP_URL: env.APP_URL,
    NEXTAUTH_URL: env.APP_URL,
    PORT: String(env.PORT),
    HOST: env.HOST ?? "",
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    NEXT_DIST_DIR: mode.distDir,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
