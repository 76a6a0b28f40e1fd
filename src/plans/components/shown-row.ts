export type ShownCell = { key: string; at: number; value: string; faults: readonly string[] };
export type ShownChange = { key: string; from: string; to: string } | { text: string };

/** A row of the plan in the reader's words. */
export type ShownRow = {
  line: number;
  name: string;
  /** The page of whom the row is about. */
  href: string | undefined;
  cells: readonly ShownCell[];
  /** What is wrong with the row as a whole, or said of it. */
  notes: readonly string[];
  /** The notes say what is wrong, not only what is worth knowing. */
  isWrong: boolean;
  changes: readonly ShownChange[];
  outcome: string | undefined;
};
