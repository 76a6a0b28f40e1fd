import { setTimeout as pause } from "node:timers/promises";
import { kill } from "../support/processes";
import type { DrillReport, Stage } from "./drill";
import { drill } from "./drill";

const END_MS = 600_000;

/** Two workers send; `strike` is called whenever another tenth of the mails has arrived, until it has nothing left to do. */
async function sendWhile(
  { count, accepted, isOver, startWorker }: Stage,
  strikes: readonly (() => Promise<void>)[],
): Promise<{ strikes: number }> {
  const workers = [startWorker(), startWorker()];
  let done = 0;
  const end = Date.now() + END_MS;
  while (Date.now() < end) {
    const strike = strikes[done];
    if (strike && accepted() >= ((done + 1) * count) / 10) {
      await strike();
      done += 1;
    } else if (await isOver()) break;
    await pause(50);
  }
  await Promise.all(workers.map(kill));
  return { strikes: done };
}

/** The server goes away in mid-work and comes back: nobody is lost, and letters leave again without anybody's doing. */
export const smtpDown = ({ quick }: { quick: boolean }): Promise<DrillReport> =>
  drill({ quick }, (stage) => {
    const away = async () => {
      await stage.stopSink();
      await pause(quick ? 500 : 3_000);
      await stage.startSink();
    };
    return sendWhile(stage, quick ? [away] : [away, away, away]);
  });

/** The server takes its time for every mail, longer than a lease for some. */
export const smtpSlow = ({ quick }: { quick: boolean }): Promise<DrillReport> =>
  drill({ quick }, async (stage) => {
    await stage.stopSink();
    await stage.startSink("slow");
    return sendWhile(stage, []);
  });

/** The server refuses every third mail once, for the moment: it is tried again later, under its own Message-ID. */
export const smtpRejects = ({ quick }: { quick: boolean }): Promise<DrillReport> =>
  drill({ quick }, async (stage) => {
    await stage.stopSink();
    await stage.startSink("rejects");
    return { ...(await sendWhile(stage, [])), refused: stage.refused() };
  });
