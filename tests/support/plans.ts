import { randomUUID } from "node:crypto";
import pg from "pg";
import { vi } from "vitest";

export type Statement = { text: string; values: unknown[] };

/** Every statement about the tables of schema app that this process sends while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const original = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function query(
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given;
    if (typeof first === "object" && first !== null && "text" in first) {
      const { text, values } = first as { text: string; values?: unknown[] };
      if (/\b(?:FROM|INTO|UPDATE|JOIN)\s+"?app"?\.|app\.\w+\(/i.test(text))
        seen.push({ text, values: values ?? [] });
    }
    return Reflect.apply(original, this, given);
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return seen;
}

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

/** Reading more rows of a table than this, of the 100,000, is a walk too, whatever index it goes along. */
const MANY = 20_000;

function rowsReadBy(plan: Plan): number {
  const each =
    (plan["Actual Rows"] ?? 0) +
    (plan["Rows Removed by Filter"] ?? 0) +
    (plan["Rows Removed by Index Recheck"] ?? 0);
  return each * (plan["Actual Loops"] ?? 1);
}

/** A row a provider, of no tenant: nothing to look up. */
const TINY = "breakers";

/** One row is looked for by its id and among a list of ids besides: with thousands of them the list costs more than the row. */
const REPEATED = "a list for each row";
const TWICE = /\((\w+) = (?!ANY)[^()]+\) AND .*\(\1 = ANY \(/;

/** What a plan walks from end to end, reads too much of, or looks for twice. */
function walksIn(plan: Plan): string[] {
  const table = plan["Relation Name"] === TINY ? undefined : plan["Relation Name"];
  const own: string[] = [];
  if (table && plan["Node Type"] === "Seq Scan") own.push(`sequential scan of ${table}`);
  else if (table && rowsReadBy(plan) > MANY) own.push(`reads ${rowsReadBy(plan)} rows of ${table}`);
  if (TWICE.test(plan["Index Cond"] ?? "")) own.push(`${REPEATED} of ${table}`);
  return [...own, ...(plan.Plans ?? []).flatMap(walksIn)];
}

async function explain(
  client: pg.Client,
  { text, values }: Statement,
  options: string,
): Promise<string[]> {
  await client.query("SAVEPOINT before");
  try {
    const { rows } = await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>({
      text: `EXPLAIN (FORMAT JSON${options}) ${text}`,
      values,
    });
    return rows.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan: plan }) => walksIn(plan)));
  } finally {
    await client.query("ROLLBACK TO before");
  }
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const OTHERS = Array.from({ length: 1_000 }, () => randomUUID());

/** A list of ids as a piece of a large job gives it. */
const lengthened = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every((one) => ID.test(String(one)))
    ? [...value, ...OTHERS]
    : value;

/** What a statement of many ids looks for twice where rows are taken one by one, as the planner does who believes that they are few. */
export async function repeatsOf(client: pg.Client, { text, values }: Statement): Promise<string[]> {
  await client.query("BEGIN");
  for (const way of ["hashjoin", "mergejoin", "seqscan"])
    await client.query(`SET LOCAL enable_${way} = off`);
  try {
    return (await explain(client, { text, values: values.map(lengthened) }, "")).filter((one) =>
      one.startsWith(REPEATED),
    );
  } finally {
    await client.query("ROLLBACK");
  }
}

/** What a statement walks, as this connection stands. It is carried out to count its rows, where it can be, and taken back. */
export async function walksOf(client: pg.Client, statement: Statement): Promise<string[]> {
  await client.query("BEGIN");
  try {
    // Rows that only the captured act would have made are missing here: then the plan alone tells.
    return await explain(client, statement, ", ANALYZE, TIMING OFF").catch(() =>
      explain(client, statement, ""),
    );
  } finally {
    await client.query("ROLLBACK");
  }
}
