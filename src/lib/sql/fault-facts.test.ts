import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { expect, test } from "vitest";
import { faultFacts, isConflict } from "./fault-facts";

const driverFault = (cause: object) =>
  new DriverAdapterError(cause as ConstructorParameters<typeof DriverAdapterError>[0]);
const WORDS = "Key (email)=(nadia@halden.example) already exists";

test("a deadlock, a lost connection and a fault of Prisma's own are told apart", () => {
  const deadlock = driverFault({
    kind: "postgres",
    code: "40P01",
    originalCode: "40P01",
    message: WORDS,
    originalMessage: WORDS,
  });
  expect(faultFacts(deadlock)).toEqual({
    fault: "DriverAdapterError",
    code: "postgres 40P01",
    constraint: undefined,
  });
  expect(isConflict(deadlock)).toBe(true);
  const lost = driverFault({ kind: "ConnectionClosed" });
  expect(faultFacts(lost).code).toBe("ConnectionClosed");
  expect(isConflict(lost)).toBe(false);
  const raw = Object.assign(new Error(WORDS), {
    code: "P2010",
    meta: { driverAdapterError: deadlock },
  });
  expect(faultFacts(raw).code).toBe("P2010 postgres 40P01");
  expect(isConflict(raw)).toBe(true);
  const refused = Object.assign(new Error(WORDS), { code: "ECONNREFUSED" });
  expect(faultFacts(refused)).toMatchObject({ fault: "Error", code: "ECONNREFUSED" });
});

test("the constraint is named as before", () => {
  const fault = driverFault({
    kind: "UniqueConstraintViolation",
    originalCode: "23505",
    originalMessage: 'violates unique constraint "accounts_email_is_used_once"',
  });
  expect(faultFacts(fault)).toEqual({
    fault: "DriverAdapterError",
    code: "UniqueConstraintViolation 23505",
    constraint: "accounts_email_is_used_once",
  });
});

test("no word of a fault is told, wherever it stands", () => {
  const talking = driverFault({ kind: WORDS, originalCode: WORDS, originalMessage: WORDS });
  expect(faultFacts(talking).code).toBeUndefined();
  expect(faultFacts(Object.assign(new Error(WORDS), { code: WORDS })).code).toBeUndefined();
  expect(faultFacts(new Error(WORDS))).toEqual({ fault: "Error" });
  for (const fault of [talking, WORDS, undefined, null])
    expect(JSON.stringify(faultFacts(fault))).not.toContain("nadia");
  expect(faultFacts(WORDS)).toEqual({ fault: "unknown" });
});
