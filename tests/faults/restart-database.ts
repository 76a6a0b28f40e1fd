import { setTimeout as pause } from "node:timers/promises";
import { ensureBuild } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import { startWeb } from "../support/e2e-stage";
import { kill } from "../support/processes";
import type { DrillReport, Stage } from "./drill";
import { drill } from "./drill";

const END_MS = 600_000;
const DOWN_MS = 1_500;
/** How long the web may take to find its way back. */
const BACK_MS = 15_000;

const statusOf = async (port: number, path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined))?.status ?? 0;

/** How long `found` took to be what is expected; undefined where it never was. */
async function until(found: () => Promise<boolean>, within: number): Promise<number | undefined> {
  const begun = performance.now();
  while (performance.now() - begun < within) {
    if (await found()) return performance.now() - begun;
    await pause(50);
  }
  return undefined;
}

/** One restart: what the web says meanwhile, and how long after the server it was ready again. */
async function restart({ world }: Stage, port: number, how: "fast" | "crash"): Promise<number> {
  await world.endDatabase(how);
  await pause(DOWN_MS);
  const [ready, lives] = [await statusOf(port, "/api/ready"), await statusOf(port, "/api/health")];
  if (ready !== 503 || lives !== 200)
    throw new Error(`without a database the web says ready ${ready} and health ${lives}`);
  await world.beginDatabase();
  const back = await until(async () => (await statusOf(port, "/api/ready")) === 200, BACK_MS);
  if (back === undefined) throw new Error("the web did not find its way back to the database");
  return back;
}

/**
 * The server is restarted whenever another part of the mails has arrived, in turn as an operator would and by a crash. Not
 * before the first part: a worker that finds no database when it is started ends, and whoever keeps it running starts it again.
 */
async function restartInTurn(stage: Stage, port: number) {
  const { count, quick, accepted, isOver, startWorker } = stage;
  const times = quick ? 2 : 10;
  const workers = [startWorker(), startWorker()];
  const backs: number[] = [];
  const end = Date.now() + END_MS;
  while (Date.now() < end) {
    const struck = backs.length;
    if (struck < times && accepted() >= ((struck + 1) * count) / (times + 1)) {
      await pause(Math.random() * 1_000);
      backs.push(await restart(stage, port, struck % 2 === 0 ? "fast" : "crash"));
    } else if (await isOver()) break;
    await pause(20);
  }
  await Promise.all(workers.map(kill));
  return { strikes: backs.length, slowestBackMs: Math.round(Math.max(...backs)) };
}

/**
 * The database's server goes away under two workers and the web, by a fast shutdown and by a crash, and comes back: no process
 * ends, letters go on by themselves, the web says 503 meanwhile and is ready again.
 */
export async function restartDatabase({ quick }: { quick: boolean }): Promise<DrillReport> {
  await ensureBuild(() => undefined);
  return drill({ quick, folder: "faults-restart" }, async (stage) => {
    const port = await freePort();
    const { exited, stop } = await startWeb(port, stage.world.env);
    const ended = exited.then(() => {
      throw new Error("the web ended by itself");
    });
    ended.catch(() => undefined); // it is ended below, too
    try {
      return await Promise.race([restartInTurn(stage, port), ended]);
    } finally {
      await stop();
    }
  });
}
