import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Home } from "../postgres-home";
import { prepareHome } from "../postgres-home";
import { readPidFile, servesHere } from "../postgres-pid";
import { StartError } from "../say";
import type { Command } from "./command";
import { makeEmpty, required } from "./command";
import { dataFolder } from "./installation";

/** What of an installation lies beside its database. Without `keys` no link of the backup works. */
const BESIDE = ["keys", "app-login", "demo"];

const homeOf = (folder: string): Home => prepareHome(path.join(folder, "postgres"));

function refuseRunning(home: Home): void {
  const found = readPidFile(home);
  if (found && servesHere(home, found.pid))
    throw new StartError(
      "The database runs: end npm start first, a copy in between would be worth nothing.",
    );
}

function copyBeside(from: string, to: string): void {
  for (const name of BESIDE) {
    if (!existsSync(path.join(from, name))) continue;
    copyFileSync(path.join(from, name), path.join(to, name));
    chmodSync(path.join(to, name), 0o600);
  }
}

function own(home: Home): void {
  if (!home.runAs) return;
  spawnSync("chown", ["-R", `${home.runAs.uid}:${home.runAs.gid}`, home.data]);
}

export const backUp: Command = {
  usage: "--to FOLDER",
  does: "copies the database and keys of npm start, which must not run, into a new folder",
  more: ["For a PostgreSQL of your own use its pg_dump: docs/operations.md says how."],
  words: 0,
  bare: true,
  options: { to: { type: "string" } },
  run: async (given) => {
    const to = path.resolve(required(given, "to"));
    const from = dataFolder();
    if (!existsSync(path.join(from, "app-login")))
      throw new StartError(`${from} holds no installation: set DATA_DIR to its folder.`);
    const home = homeOf(from);
    refuseRunning(home);
    makeEmpty(to);
    cpSync(home.data, path.join(to, "database"), { recursive: true, preserveTimestamps: true });
    copyBeside(from, to);
    return {
      lines: [`Copied ${from} to ${to}, keys included: keep it as you keep them.`],
      data: { from, to },
    };
  },
};

export const restore: Command = {
  usage: "--from FOLDER",
  does: "puts such a copy where npm start looks for it; nothing that is there is overwritten",
  words: 0,
  bare: true,
  options: { from: { type: "string" } },
  run: async (given) => {
    const from = path.resolve(required(given, "from"));
    if (!existsSync(path.join(from, "database/PG_VERSION")))
      throw new StartError(`${from} holds no backup.`);
    const to = dataFolder();
    mkdirSync(to, { recursive: true, mode: 0o711 });
    const home = homeOf(to);
    if (existsSync(home.data) || existsSync(path.join(to, "keys")))
      throw new StartError(`${to} holds an installation already: set DATA_DIR to a new folder.`);
    cpSync(path.join(from, "database"), home.data, { recursive: true });
    chmodSync(home.data, 0o700);
    own(home);
    copyBeside(from, to);
    return { lines: [`Restored ${from} to ${to}. Run npm start.`], data: { from, to } };
  },
};
