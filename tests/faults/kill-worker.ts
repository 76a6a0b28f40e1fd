import { setTimeout as pause } from "node:timers/promises";
import { kill } from "../support/processes";
import type { DrillReport, Stage } from "./drill";
import { drill } from "./drill";

const END_MS = 600_000;

/** When the sink has taken so many mails; the first ones strike while letters are being queued. */
function moments({ count, quick }: Stage): number[] {
  const random = Array.from({ length: quick ? 10 : 12 }, () => Math.random() * count * 0.9);
  return [...(quick ? [] : [0, 0]), ...random.map(Math.floor)].sort((a, b) => a - b);
}

/** Kills `victims` of two workers whenever a moment has come, and starts others in their place. */
async function killAtRandom(stage: Stage, victims: 1 | 2): Promise<{ kills: number }> {
  const { accepted, isOver, startWorker } = stage;
  const waiting = moments(stage);
  const workers = [startWorker(), startWorker()];
  let done = 0;
  const end = Date.now() + END_MS;
  while (Date.now() < end) {
    const next = waiting[done];
    if (next !== undefined && accepted() >= next) {
      if (next === 0) await pause(300 + Math.random() * 1_500);
      const first = victims === 2 ? 0 : Math.floor(Math.random() * 2);
      for (const victim of workers.splice(first, victims)) await kill(victim);
      for (let one = 0; one < victims; one += 1) workers.push(startWorker());
      done += 1;
    } else if (await isOver()) break;
    await pause(5 + Math.random() * 40);
  }
  await Promise.all(workers.map(kill));
  return { kills: done };
}

/** Two workers queue and send to many people; again and again one of them is killed with SIGKILL at a random moment. */
export const killWorker = ({ quick }: { quick: boolean }): Promise<DrillReport> =>
  drill({ quick }, (stage) => killAtRandom(stage, 1));

/** The same, both of them at once. */
export const killAllWorkers = ({ quick }: { quick: boolean }): Promise<DrillReport> =>
  drill({ quick }, (stage) => killAtRandom(stage, 2));
