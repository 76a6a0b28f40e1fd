/** As many rows are judged anew while a person waits; of a longer plan the worker does it, and the page tells how far it is. */
export const MOST_AT_ONCE = 5_000;

/** Rows of one transaction of the worker. */
export const PIECE = 1_000;

/** A plan whose rows are judged anew one after the other: up to this line, and how many that were. */
export type Recheck = { line: number; done: number };
