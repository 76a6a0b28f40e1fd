import pg from "pg";

/** What an answer cost: its statements without their values, and how many passwords were hashed or compared. */
export type Work = { statements: string[]; hashes: number };

let work: Work | undefined;

/** Called by the wrapped hashing module. */
export const countHash = (): void => {
  if (work) work.hashes += 1;
};

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
const query = pg.Client.prototype.query as unknown as Query;

/** Which statement a call is, whatever stands in it. */
function textOf(given: unknown): string {
  if (typeof given === "string") return given;
  return (given as { text?: string }).text ?? "";
}

pg.Client.prototype.query = function watched(this: pg.Client, ...given: unknown[]) {
  work?.statements.push(textOf(given[0]).replaceAll(/\s+/g, " "));
  return query.apply(this, given);
} as unknown as typeof pg.Client.prototype.query;

/** Runs an answer and tells what it did; statements that ran side by side have no order. */
export async function watch<T>(answer: () => Promise<T>): Promise<{ answered: T; work: Work }> {
  work = { statements: [], hashes: 0 };
  try {
    const answered = await answer();
    return { answered, work: { ...work, statements: work.statements.toSorted() } };
  } finally {
    work = undefined;
  }
}
