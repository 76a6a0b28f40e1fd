import { expect, test, vi } from "vitest";

vi.hoisted(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody");
  vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)}`);
});
const { mailboxKey } = await import("./limits");

test.each([
  ["Amara+1@Halden.example", "amara@halden.example"],
  ["amara+a+b@halden.example", "amara@halden.example"],
  ["amara@halden.example", "amara@halden.example"],
  ["sign-up", "sign-up"],
  ["a+b", "a+b"],
])("mails to %s are counted as those to %s", (given, key) => {
  expect(mailboxKey(given)).toBe(key);
});
