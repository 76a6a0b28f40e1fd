import { setTimeout as pause } from "node:timers/promises";
import { workerScope } from "@/gates/worker";
import { now } from "@/lib/clock";
import { closeDb, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { openMailer } from "@/lib/mail";
import { assertPowerless } from "@/lib/powerless";
import { openQueue } from "@/lib/queue";
import { pump } from "@/messages/job";

/** How long a pump with nothing to do sleeps when nobody wakes it. */
const LOOK_MS = 1_000;

const stopping = new AbortController();
let nudge = new AbortController();

/** Ends the current sleep. */
function wakeUp(): void {
  nudge.abort();
  nudge = new AbortController();
}

function sleep(): Promise<void> {
  const signal = AbortSignal.any([nudge.signal, stopping.signal]);
  return pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
}

async function run(): Promise<void> {
  await assertPowerless(pool());
  const boss = await openQueue("worker");
  await boss.work("pump", { batchSize: 100, pollingIntervalSeconds: 0.5 }, async () => wakeUp());
  const mailer = env.SMTP_URL ? openMailer(env.SMTP_URL) : undefined;
  log.info({ transport: env.MAIL_TRANSPORT }, "worker ready");
  while (!stopping.signal.aborted) {
    try {
      if (mailer)
        await pump({ mailer, now, scopeOf: workerScope, stopping: () => stopping.signal.aborted });
    } catch (fault) {
      log.error(
        // A database's words may quote a row, and rows hold addresses.
        { fault: fault instanceof Error ? fault.name : "unknown" },
        "pump failed, tries again",
      );
    }
    await sleep();
  }
  await boss.stop({ graceful: true, timeout: 5_000 });
  mailer?.close();
  await closeDb();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());

run().then(
  () => process.exit(0),
  (fault) => {
    log.fatal(fault instanceof Error ? fault.message : "the worker ended");
    process.exit(1);
  },
);
