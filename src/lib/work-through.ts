import { setTimeout as pause } from "node:timers/promises";

type Work<Item, Done> = {
  /** How many may be under way at a time. */
  most: number;
  work: (item: Item) => Promise<Done>;
  /** Is handed what was done since it was asked last, never twice at a time. */
  settle: (done: Done[]) => Promise<void>;
  /** How long what is done waits for others to be settled with it. */
  everyMs: number;
  /** Nothing more is begun. */
  isOver: () => boolean;
};

/** Works on many things, a few at a time, and settles what is done as it comes. Returns those that were not begun. */
export async function workThrough<Item, Done>(
  items: readonly Item[],
  { most, work, settle, everyMs, isOver }: Work<Item, Done>,
): Promise<Item[]> {
  const waiting = [...items];
  const done: Done[] = [];
  const lane = async (): Promise<void> => {
    while (waiting.length > 0 && !isOver())
      for (const item of waiting.splice(0, 1)) done.push(await work(item));
  };
  const lanes = Array.from({ length: Math.min(most, items.length) }, lane);
  let isDone = false;
  const all = Promise.all(lanes).then(() => {
    isDone = true;
  });
  while (!isDone || done.length > 0) {
    await Promise.race([all, pause(everyMs)]);
    const piece = done.splice(0);
    if (piece.length > 0) await settle(piece);
  }
  return waiting;
}
