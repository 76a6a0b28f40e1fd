import { spawn } from "node:child_process";
import { guard } from "./guard";
import { ROOT } from "./say";

/** Runs a Node.js program to its end and returns all it printed. It ends when we do, however that comes. */
export function runProgram(words: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ ok: boolean; output: string }>((done, fail) => {
    const child = spawn(process.execPath, words, {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const release = child.pid ? guard("group", child.pid, "SIGTERM") : () => undefined;
    let output = "";
    const take = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", fail);
    child.on("close", (code) => {
      release();
      done({ ok: code === 0, output });
    });
  });
}
