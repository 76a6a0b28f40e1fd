import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../scripts/ports";
import type { Accepted } from "../faults/sink";
import { openSink, readSink } from "../faults/sink";
import { startWeb } from "./e2e-stage";
import { test as base, expect } from "./e2e-test";
import { kill, startProgram } from "./processes";
import { startWorld } from "./world";

/** A product of one file's own, whose worker and mail server come and go as a journey wants. */
export type OwnStage = {
  url: string;
  startWorker: () => ChildProcess;
  killWorker: (worker: ChildProcess) => Promise<void>;
  stopSink: () => Promise<void>;
  startSink: () => Promise<void>;
  /** What the mail server has taken. */
  accepted: () => Accepted[];
};

/** Its settings stay in this process, which the runner gives to no other file, as no other has this fixture. */
export const test = base.extend<object, { stage: OwnStage }>({
  stage: [
    async ({ browser: _ }, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), "rollcall-stage-"));
      const file = path.join(folder, "accepted.jsonl");
      const { port: smtp, ...sink } = await openSink(file);
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const settings = {
        ...{ APP_URL: url, ROLLCALL_E2E_URL: url, PORT: String(port), LOG_LEVEL: "error" },
        ...{ MAIL_TRANSPORT: "smtp", SMTP_URL: `smtp://127.0.0.1:${smtp}` },
        // few enough that a page sees a campaign half way, leased so long that a busy machine begins what it leased
        ...{ MAIL_RATE: "20", MAIL_LEASE_SECONDS: "6", TRUST_PROXY: "1" },
      };
      const world = await startWorld("own-stage", settings, false);
      const web = await startWeb(port);
      const workers = new Set<ChildProcess>();
      const startWorker = () => {
        const worker = startProgram("src/worker.ts", [], { ...world.env, NODE_ENV: "production" });
        worker.stdout?.resume();
        workers.add(worker);
        return worker;
      };
      const killWorker = async (worker: ChildProcess) => {
        workers.delete(worker);
        await kill(worker);
      };
      await use({ url, startWorker, killWorker, ...sink, accepted: () => readSink(file) });
      await Promise.all([...workers].map(kill));
      await web.stop();
      await sink.stopSink();
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ stage }, use) => use(stage.url),
});
export { expect };
