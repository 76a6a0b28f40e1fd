import { Refusal } from "./refusal";

type Turns = { busy: number; waiting: (() => void)[] };

const kept = new Map<string, Turns>();

/** Waits for a place, or gives up: `try-later`. */
function place(turns: Turns, patienceMs: number): Promise<void> {
  return new Promise((go, giveUp) => {
    const taken = (): void => {
      clearTimeout(timer);
      go();
    };
    const timer = setTimeout(() => {
      turns.waiting.splice(turns.waiting.indexOf(taken), 1);
      giveUp(new Refusal("try-later"));
    }, patienceMs);
    turns.waiting.push(taken);
  });
}

/**
 * Lets an organisation do so many things at a time in this process and the next ones wait: however much one of them asks
 * for, connections are left for the others.
 */
export async function inTurn<T>(
  { org, most, patienceMs }: { org: string; most: number; patienceMs: number },
  work: () => Promise<T>,
): Promise<T> {
  const turns = kept.get(org) ?? { busy: 0, waiting: [] };
  kept.set(org, turns);
  // whoever leaves hands the place on, so that nobody who comes now overtakes
  if (turns.busy >= most) await place(turns, patienceMs);
  else turns.busy += 1;
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.busy -= 1;
    if (turns.busy === 0) kept.delete(org);
  }
}
