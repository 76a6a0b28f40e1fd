import { spawn } from "node:child_process";
import { ROOT } from "./say";

/** Runs a Node.js program to its end and returns all it printed. */
export function runProgram(words: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ ok: boolean; output: string }>((done, fail) => {
    const child = spawn(process.execPath, words, {
      cwd: ROOT,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", fail);
    child.on("close", (code) => done({ ok: code === 0, output }));
  });
}
