import { setTimeout as pause } from "node:timers/promises";
import { tellEverywhere } from "@/alerts/job";
import { runCampaign, watchCampaigns } from "@/campaigns/job";
import { eraseDue } from "@/erasures/job";
import { workerScope } from "@/gates/worker";
import { runImport } from "@/imports/job";
import { lapseDue, suspendDue } from "@/lapses/job";
import { now } from "@/lib/clock";
import { flushCounts, startCounting } from "@/lib/counting";
import { closeDb, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { noticesWanted, openMailer } from "@/lib/mail/mailer";
import { closeOwnMailers } from "@/lib/own-mail/mailers";
import { assertPowerless, LoginError } from "@/lib/powerless";
import { openQueue } from "@/lib/queue";
import { faultFacts } from "@/lib/sql/fault-facts";
import { openTexter } from "@/lib/texts/texter";
import { endTracing, startTracing } from "@/lib/tracing";
import { pump } from "@/messages/job";
import type { Lane } from "@/messages/rules";
import { cleanUp } from "@/operations/job";
import { runLetters } from "@/printouts/job";
import { remindEverywhere } from "@/reminders/job";
import { runSelection } from "@/selections/job";
import { lookAtDomains } from "@/senders/job";

/** How long a pump with nothing to do sleeps when nobody wakes it. */
const LOOK_MS = 1_000;
/** Somebody looks on while these are done: they begin at once. */
const WATCHED = { pollingIntervalSeconds: 0.5 };
/** Every hour, once for all workers. */
const CLEAN_UP = "17 * * * *";
/** Every minute: a date is meant to the minute. */
const DATES = "* * * * *";
/** Every hour, once for all workers. */
const LAPSES = "41 * * * *";
/** Every ten minutes: each organisation has its own hour, and the first look after it begins its reminders. */
const REMIND = "*/10 * * * *";
/** Every minute: whoever began something wants to know that it is over. */
const TELL = "* * * * *";
/** Every night, once for all workers. */
const ERASE = "23 3 * * *";
const LOOK_AT_DOMAINS = "41 4 * * *";

const stopping = new AbortController();
let nudge = new AbortController();

const isStopping = (): boolean => stopping.signal.aborted;

/** Ends the current sleep. */
function wakeUp(): void {
  nudge.abort();
  nudge = new AbortController();
}

function sleep(): Promise<void> {
  const signal = AbortSignal.any([nudge.signal, stopping.signal]);
  return pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
}

/** What is done by the clock, once for all workers. */
async function keepHouse(boss: Awaited<ReturnType<typeof openQueue>>): Promise<void> {
  await boss.work("clean-up", async () => {
    const cleared = await cleanUp({ scopeOf: workerScope, now, stopping: isStopping });
    log.info(cleared, "cleared away");
  });
  await boss.schedule("clean-up", CLEAN_UP);
  await boss.work("erase", async () => {
    const accounts = await eraseDue({ scopeOf: workerScope, now, stopping: isStopping });
    log.info({ accounts }, "erased what was closed long enough");
  });
  await boss.schedule("erase", ERASE);
  await boss.work("look-at-domains", async () => {
    const domains = await lookAtDomains({ scopeOf: workerScope, now, stopping: isStopping });
    log.info({ domains }, "looked whether domains are still proven");
  });
  await boss.schedule("look-at-domains", LOOK_AT_DOMAINS);
}

/** What ends by itself: on a date, after staying away, without ever claiming. */
async function keepDates(boss: Awaited<ReturnType<typeof openQueue>>): Promise<void> {
  const world = { scopeOf: workerScope, now, stopping: isStopping };
  await boss.work("dates", async () => {
    const accounts = await suspendDue(world);
    if (accounts > 0) log.info({ accounts }, "suspended on their date");
  });
  await boss.schedule("dates", DATES);
  await boss.work("lapses", async () => {
    const accounts = await lapseDue(world);
    log.info({ accounts }, "told, suspended and closed who stays away");
  });
  await boss.schedule("lapses", LAPSES);
}

/** What is written by itself: reminders to people, notices to admins. */
async function keepReminding(boss: Awaited<ReturnType<typeof openQueue>>): Promise<void> {
  const world = { scopeOf: workerScope, now, stopping: isStopping };
  await boss.work("remind", async () => {
    const accounts = await remindEverywhere(world);
    if (accounts > 0) log.info({ accounts }, "began to remind");
  });
  await boss.schedule("remind", REMIND);
  await boss.work("tell", async () => {
    const notices = await tellEverywhere(world);
    if (notices > 0) log.info({ notices }, "told admins");
  });
  await boss.schedule("tell", TELL);
}

/** Letters with access codes. */
async function keepPrinting(boss: Awaited<ReturnType<typeof openQueue>>): Promise<void> {
  await boss.work<{ org: string; id: string }>("letters", WATCHED, async ([job]) => {
    if (job) await runLetters({ scopeOf: workerScope, stopping: isStopping }, job.data);
  });
}

/** Sends what is due in these lanes until the worker ends. */
async function keepPumping(lanes: readonly Lane[], connections: number): Promise<void> {
  const options = { connections, ...noticesWanted() };
  const mailer = env.SMTP_URL ? openMailer(env.SMTP_URL, options) : undefined;
  const texter = openTexter();
  while (!stopping.signal.aborted) {
    try {
      await pump({ mailer, texter, now, scopeOf: workerScope, stopping: isStopping }, lanes);
    } catch (fault) {
      log.error(faultFacts(fault), "pump failed, tries again");
    }
    await sleep();
  }
  mailer?.close();
}

/** Looks after campaigns that begin by the clock, or stop by what comes back, until the worker ends. */
async function keepWatching(): Promise<void> {
  while (!stopping.signal.aborted) {
    await watchCampaigns({ scopeOf: workerScope, now, stopping: isStopping }).catch((fault) =>
      log.error(faultFacts(fault), "watch failed"),
    );
    await pause(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

async function run(): Promise<void> {
  await startTracing("worker");
  startCounting();
  await assertPowerless(pool());
  const boss = await openQueue("worker");
  await boss.work("pump", { ...WATCHED, batchSize: 100 }, async () => wakeUp());
  await boss.work<{ org: string; id: string }>(
    "selections",
    { ...WATCHED, localConcurrency: 2 },
    async ([job]) => {
      if (job) await runSelection({ scopeOf: workerScope, stopping: isStopping }, job.data);
    },
  );
  await boss.work<{ org: string; id: string }>(
    "campaigns",
    { ...WATCHED, localConcurrency: 2 },
    async ([job]) => {
      if (job) await runCampaign({ scopeOf: workerScope, stopping: isStopping }, job.data);
    },
  );
  await keepPrinting(boss);
  const counted = { ...WATCHED, includeMetadata: true } as const;
  await boss.work<{ org: string; id: string }>("imports", counted, async ([job]) => {
    if (!job) return;
    const world = { scopeOf: workerScope, now, stopping: isStopping };
    await runImport(world, { ...job.data, attempt: job.retryCount });
  });
  await keepHouse(boss);
  await keepDates(boss);
  await keepReminding(boss);
  log.info({ transport: env.MAIL_TRANSPORT }, "worker ready");
  // Each over connections of its own: nobody waits behind a campaign.
  await Promise.all([keepPumping([1, 2], 2), keepPumping([3], 5), keepWatching()]);
  await boss.stop({ graceful: true, timeout: 5_000 });
  await closeOwnMailers();
  await flushCounts();
  await endTracing();
  await closeDb();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());

run().then(
  () => process.exit(0),
  (fault) => {
    // A fault's words may quote what it was about; the sentence of a refused login is our own.
    const said = fault instanceof LoginError ? fault.message : "the worker ended";
    log.fatal(faultFacts(fault), said);
    process.exit(1);
  },
);
