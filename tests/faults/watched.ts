import type { ChildProcess } from "node:child_process";
import { startProgram } from "../support/processes";

const WORDS = 10;

/** Workers of a drill; `ended` fails as soon as one of them ends without having been killed, with its last words. */
export function watchWorkers(env: Record<string, string>) {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  ended.catch(() => undefined); // whoever waits for it hears of it
  const startWorker = (): ChildProcess => {
    const worker = startProgram("src/worker.ts", [], env);
    const words: string[] = [];
    worker.stdout?.on("data", (chunk: Buffer) => {
      words.push(...chunk.toString().split("\n").filter(Boolean));
      words.splice(0, words.length - WORDS);
    });
    worker.once("error", reject);
    worker.once("exit", (code, signal) => {
      if (signal === "SIGKILL") return;
      reject(new Error(`a worker ended by itself (${code ?? signal}):\n${words.join("\n")}`));
    });
    return worker;
  };
  return { startWorker, ended };
}
