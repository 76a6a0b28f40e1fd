import { expect, test } from "vitest";
import { reasonKey } from "./reason-key";

test.each([
  ["BOUNCED", "5.1.1", "unknown"],
  ["FAILED", "550", "unknown"],
  ["DELAYED", "4.2.2", "full"],
  ["FAILED", "552", "full"],
  ["BOUNCED", "5.7.1", "refused"],
  ["FAILED", "554", "refused"],
  ["DELAYED", "451", "later"],
  ["DELAYED", "4.7.0", "later"],
  ["DELAYED", "ECONNRESET", "unreachable"],
  ["LATE", "delayed", "later"],
  ["COMPLAINED", null, "spam"],
  ["CANCELLED", "secret-dead", "dead"],
  ["CANCELLED", "declined", "declined"],
  ["CANCELLED", "claimed", "claimed"],
  ["CANCELLED", "stopped", "stopped"],
  ["BOUNCED", null, "other"],
] as const)("a letter that is %s with %s is %s", (state, reason, key) => {
  expect(reasonKey({ state, reason })).toBe(key);
});
