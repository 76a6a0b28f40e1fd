import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { OWNER, ownerPassword } from "./postgres-cluster";
import type { Home } from "./postgres-home";
import { alive, commandOf } from "./processes";

export type Running = { pid: number; port: number; ready: boolean };

const pidFile = (home: Home): string => path.join(home.data, "postmaster.pid");

/** What the data directory says about its server, true or not. */
export function readPidFile(home: Home): Running | undefined {
  try {
    const lines = readFileSync(pidFile(home), "utf8").split("\n");
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      ready: lines[7]?.trim() === "ready",
    };
  } catch {
    return undefined;
  }
}

export function urlOf(home: Home, port: number, database: string): string {
  const url = new URL("postgresql://127.0.0.1");
  url.username = OWNER;
  url.password = ownerPassword(home);
  url.port = String(port);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Whether what listens there is the server of this very data directory. */
export async function answers(home: Home, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(home, port, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data: string }>(
      "select current_setting('data_directory') as data",
    );
    return rows[0]?.data === home.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The process is alive and was started for this data directory: a number alone may have been given away again. */
export const servesHere = (home: Home, pid: number): boolean =>
  alive(pid) && commandOf(pid).includes(home.data);

export const forgetPidFile = (home: Home): void => rmSync(pidFile(home), { force: true });
