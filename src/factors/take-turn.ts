import { availableParallelism } from "node:os";

const places = availableParallelism();
const waiting: (() => void)[] = [];
let busy = 0;

/** Runs at most one hash a core at a time: more would only make everybody slower, and take 19 MiB each. */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
