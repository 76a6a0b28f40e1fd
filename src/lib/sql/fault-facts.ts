import { violated } from "../sql";

type Facts = { fault: string; code?: string | undefined; constraint?: string | undefined };
type Coded = { code?: unknown; meta?: unknown; cause?: unknown };

/** A code is one short word without signs: anything else may quote what it was about. */
const isCode = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9_]{1,40}$/.test(value);

const coded = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Prisma's or Node's code, what the driver calls the fault, and the server's own code (SQLSTATE). */
function codesOf({ code, meta, cause }: Coded): string | undefined {
  const driver = coded(meta).driverAdapterError;
  const said = coded(driver instanceof Error ? driver.cause : cause);
  const codes = [code, said.kind, said.originalCode ?? said.code].filter(isCode);
  return codes.length > 0 ? [...new Set(codes)].join(" ") : undefined;
}

/** What a log may tell of a fault: its name and codes. A database's words may quote a row, and rows hold addresses. */
export const faultFacts = (fault: unknown): Facts =>
  fault instanceof Error
    ? { fault: fault.name, code: codesOf(fault), constraint: violated(fault) }
    : { fault: "unknown" };

/** The server ended the transaction because it and another one waited for each other; nothing of it is left. */
export const isConflict = (fault: unknown): boolean =>
  /\b(?:40P01|40001|P2034|TransactionWriteConflict)\b/.test(faultFacts(fault).code ?? "");
