import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { Prisma } from "../generated/prisma/client";
import type { Sql } from "../sql";
import { isKept, keptName } from "../sql";

/**
 * Kept statements go straight to the connection of their transaction: on the way through the client's engine each costs
 * several times its own work. All else, and the transaction itself, is the client's.
 */
type Line = { transaction?: Transaction | undefined };

// One a process: pages and routes are bundled apart, and whichever asked first made the client that both use.
const kept = globalThis as unknown as { rollcallLines?: AsyncLocalStorage<Line> };
kept.rollcallLines ??= new AsyncLocalStorage();
const lines = kept.rollcallLines;

const ENDS = /^(?:COMMIT|ROLLBACK)$/;

/** What ends is out of reach first: its connection may be another's the moment after. */
function hold(line: Line, transaction: Transaction): Transaction {
  line.transaction = transaction;
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = (query) => {
    if (ENDS.test(query.sql)) line.transaction = undefined;
    return execute(query);
  };
  return transaction;
}

/** The client's adapter, which also tells `openLine` of the transaction that begins in it. */
class KeepingPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const transaction = await start(level);
      const line = lines.getStore();
      return line ? hold(line, transaction) : transaction;
    };
    return adapter;
  }
}

const queryOf = ({ text, values }: Sql): SqlQuery => ({
  sql: text,
  args: values,
  argTypes: values.map((value) => ({
    scalarType: "unknown",
    arity: Array.isArray(value) ? "list" : "scalar",
  })),
});

/** As the client's engine reads them; kept statements have no others. */
const READERS: Partial<Record<number, (text: string) => unknown>> = {
  [ColumnTypeEnum.Int64]: BigInt,
  [ColumnTypeEnum.DateTime]: (text) => new Date(text),
  [ColumnTypeEnum.Json]: (text) => JSON.parse(text),
};

async function ask(transaction: Transaction, statement: Sql): Promise<Record<string, unknown>[]> {
  const { columnNames, columnTypes, rows } = await transaction.queryRaw(queryOf(statement));
  const columns = columnNames.map((name, at) => ({ name, read: READERS[columnTypes[at] ?? -1] }));
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, read }, at) => {
        const value = row[at];
        return [name, read && value !== null ? read(String(value)) : value];
      }),
    ),
  );
}

/** The transaction's client, with the short way for what is kept. */
function shortened(line: Line, db: Prisma.TransactionClient): Prisma.TransactionClient {
  const queryRaw = (statement: Sql, ...values: unknown[]) =>
    line.transaction && isKept(statement)
      ? ask(line.transaction, statement)
      : db.$queryRaw(statement, ...values);
  const executeRaw = (statement: Sql, ...values: unknown[]) =>
    line.transaction && isKept(statement)
      ? line.transaction.executeRaw(queryOf(statement))
      : db.$executeRaw(statement, ...values);
  return new Proxy(db, {
    get: (target, name) => {
      if (name === "$queryRaw") return queryRaw;
      return name === "$executeRaw" ? executeRaw : Reflect.get(target, name);
    },
  });
}

export type Shorten = (db: Prisma.TransactionClient) => Prisma.TransactionClient;

/** Runs what opens a transaction, and gives it the way to shorten its client. */
export function openLine<T>(open: (shorten: Shorten) => Promise<T>): Promise<T> {
  const line: Line = {};
  return lines.run(line, () => open((db) => shortened(line, db)));
}

export const keepingPg = (pool: ConstructorParameters<typeof PrismaPg>[0]): KeepingPg =>
  new KeepingPg(pool, { statementNameGenerator: keptName });
