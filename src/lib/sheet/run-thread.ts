import { Worker } from "node:worker_threads";
import type { ReadingTask } from "./shape";
import { SheetFault } from "./shape";
import type { FromThread, ToThread } from "./thread-messages";

/** The file from its beginning; asked for anew for each pass over it. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** What a file may take of the machine before it counts as poisoned: memory, silence between two signs of life, and time. */
const MOST = {
  memory: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
  silentMs: 30_000,
  totalMs: 300_000,
};

type Thread = { next: () => Promise<FromThread>; answer: (to: ToThread) => void };

const isOutOfMemory = (fault: unknown): boolean =>
  fault instanceof Error && "code" in fault && fault.code === "ERR_WORKER_OUT_OF_MEMORY";

/** Messages of the thread one by one; a thread that dies, or says nothing for long, is a fault of the file. */
function listen(worker: Worker, silentMs: number): Thread {
  const said: FromThread[] = [];
  let died: SheetFault | undefined;
  let wake = (): void => undefined;
  const ending = (fault: SheetFault): void => {
    died ??= fault;
    wake();
  };
  worker.on("message", (message: FromThread) => {
    said.push(message);
    wake();
  });
  worker.on("error", (fault) =>
    ending(new SheetFault(isOutOfMemory(fault) ? "sheet-took-too-much" : "sheet-corrupt")),
  );
  worker.on("exit", () => ending(new SheetFault("sheet-corrupt")));
  const wait = (): Promise<void> =>
    new Promise((done) => {
      const late = () => ending(new SheetFault("sheet-took-too-long"));
      const timer = setTimeout(late, silentMs);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const next = async (): Promise<FromThread> => {
    for (;;) {
      const message = said.shift();
      if (message) return message;
      if (died) throw died;
      await wait();
    }
  };
  return { next, answer: (to) => worker.postMessage(to) };
}

/** Pieces of the file as the thread asks for them, from the beginning when it says so; the next is read while it reads one. */
function feeder(open: OpenFile) {
  let pieces: AsyncIterator<Uint8Array> | undefined;
  let coming: Promise<IteratorResult<Uint8Array>> | undefined;
  const fetch = (): void => {
    coming = pieces?.next();
    // why it cannot be read is told to whoever asks for it
    coming?.catch(() => undefined);
  };
  return {
    next: async (question: "first" | "next"): Promise<ToThread> => {
      if (question === "first") {
        await pieces?.return?.();
        pieces = open()[Symbol.asyncIterator]();
        fetch();
      }
      const { done, value } = (await coming) ?? { done: true, value: undefined };
      if (!done) fetch();
      return { piece: done ? null : value };
    },
    close: async (): Promise<void> => {
      await pieces?.return?.();
    },
  };
}

/**
 * Runs a task over a file in a thread of its own, with an end to its memory and its time: whatever the file holds, the
 * process goes on. Yields what the thread finds.
 */
export async function* runThread(
  open: OpenFile,
  task: ReadingTask,
  limits: Partial<typeof MOST> = {},
): AsyncGenerator<Exclude<FromThread, { ask: string } | { end: true } | { fault: string }>> {
  const { memory, silentMs, totalMs } = { ...MOST, ...limits };
  // its own flags only: what the process was started with (a loader, a profiler) is no business of a file's
  const worker = new Worker(new URL("./reading-thread.ts", import.meta.url), {
    ...{ workerData: task, execArgv: [], env: {}, resourceLimits: memory },
  });
  const { next, answer } = listen(worker, silentMs);
  const file = feeder(open);
  let working = 0;
  try {
    for (;;) {
      const asked = performance.now();
      const message = await next();
      working += performance.now() - asked;
      if (working > totalMs) throw new SheetFault("sheet-took-too-long");
      if ("fault" in message) throw new SheetFault(message.fault, message.line);
      if ("end" in message) return;
      if ("ask" in message) answer(await file.next(message.ask));
      else {
        // the thread reads on while these lines are worked on
        if ("lines" in message) answer({ piece: null });
        yield message;
      }
    }
  } finally {
    await Promise.all([worker.terminate(), file.close()]);
  }
}
