import { describe, expect, it, test } from "vitest";
import { addressWorth, maskAddress } from "./rules";

it.each([
  ["amara.diallo@halden.com", "am•••@halden.com"],
  ["a@halden.com", "a•••@halden.com"],
  ["😀é.x@halden.com", "😀é•••@halden.com"],
  ['"odd@name"@halden.com', '"o•••@halden.com'],
])("%s is shown as %s", (email, shown) => expect(maskAddress(email)).toBe(shown));

describe("the link to a new address", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  const later = new Date("2026-11-23T10:00:00Z");
  const live = {
    status: "ACTIVE",
    epoch: 2,
    sendEpoch: 2,
    consumedAt: null,
    isNewest: true,
    expiresAt: later,
  };
  test.each([
    ["live", {}],
    ["expired", { expiresAt: now }],
    ["used", { consumedAt: now, epoch: 3 }],
    ["replaced", { isNewest: false, expiresAt: now }],
    ["dead", { epoch: 3 }],
    ["dead", { status: "SUSPENDED" }],
    ["dead", { status: "CLOSED", consumedAt: now }],
  ] as const)("is %s with %j", (worth, facts) => {
    expect(addressWorth({ ...live, ...facts }, now)).toBe(worth);
  });
});
