/** As many rows are judged anew while a person waits; of a longer plan the worker does it, and the page tells how far it is. */
export const MOST_AT_ONCE = 5_000;

/** Rows of one transaction of the worker. */
export const PIECE = 1_000;

/** A plan whose rows are judged anew one after the other: up to this line, and how many that were. */
export type Recheck = { line: number; done: number };

/** Rows of a plan by what they are found by (plans/queries). */
type Found<Verdict> = Partial<
  Record<"group" | "q", string | undefined> & { verdicts: readonly Verdict[] | undefined }
>;

/**
 * What somebody chose for so many rows at one press that the worker does it, before it judges all of them anew: up to this
 * line, with so many rows of so many, from where it was pressed.
 */
export type Chore<Verdict> = { line: number; done: number; of: number; ip?: string | undefined } & (
  | { act: "leave-out" | "take-in"; filter: Found<Verdict> }
  | { act: "fix"; key: string; right?: string | undefined; country?: string | undefined }
);

/** What the worker still has to do with a plan that was made before. */
export type Doing<Verdict> = { recheck?: Recheck; chore?: Chore<Verdict> };
