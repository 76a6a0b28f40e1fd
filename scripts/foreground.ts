import { alive, commandOf, parentOf } from "./processes";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** A terminal's Ctrl-C may arrive twice, from the terminal and through npm: the second one counts as impatience later. */
const SAME_PRESS_MS = 2_000;

/** npm and what is between it and us: we end with each of them, also when one is killed. */
function launchers(): number[] {
  if (!process.env.npm_lifecycle_event) return [];
  const chain: number[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 4; pid = parentOf(pid)) {
    chain.push(pid);
    if (/^npm\b/.test(commandOf(pid))) return chain;
  }
  return [process.ppid];
}

/** Calls back when npm, or what is between it and us, is gone: what is left of a command that was killed. */
export function whenOrphaned(end: () => void): void {
  const watched = launchers();
  const look = setInterval(() => {
    if (watched.every(alive)) return;
    clearInterval(look);
    end();
  }, 1_000);
  look.unref();
}

/** Resolves when this program is asked to end, or when what started it is gone; a second request ends it on the spot. */
export function askedToEnd(): Promise<void> {
  return new Promise((done) => {
    let first = 0;
    const end = () => {
      if (first > 0 && Date.now() - first > SAME_PRESS_MS) process.exit(130);
      if (first === 0) first = Date.now();
      done();
    };
    for (const signal of SIGNALS) process.on(signal, end);
    whenOrphaned(end);
  });
}

/** What is running, to be ended in the opposite order of its start. */
export class Running {
  #stops: (() => Promise<void>)[] = [];
  ending = false;

  add(stop: () => Promise<void>): void {
    this.#stops.unshift(stop);
  }

  async end(): Promise<void> {
    this.ending = true;
    for (const stop of this.#stops.splice(0)) await stop().catch(() => undefined);
  }
}

/** Runs until it is asked to end, then ends what it had started; a failure on the way ends it as well. */
export async function inForeground(work: (running: Running) => Promise<void>): Promise<void> {
  const running = new Running();
  const asked = askedToEnd();
  try {
    await Promise.race([work(running), asked]);
  } finally {
    await running.end();
  }
  process.exit(0);
}
