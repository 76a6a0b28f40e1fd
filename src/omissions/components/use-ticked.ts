import { useState } from "react";

export type Ticked = {
  /** Lines of the page that can be ticked, and those that are. */
  open: readonly number[];
  lines: readonly number[];
  tick: (lines: readonly number[], isTicked: boolean) => void;
};

/** Which rows of the page are ticked. */
export function useTicked(open: readonly number[]): Ticked {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const tick: Ticked["tick"] = (lines, isTicked) =>
    setTicked((before) => {
      const after = new Set(before);
      for (const line of lines) isTicked ? after.add(line) : after.delete(line);
      return after;
    });
  return { open, lines: open.filter((line) => ticked.has(line)), tick };
}
