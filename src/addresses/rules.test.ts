import { describe, expect, it, test } from "vitest";
import { addressWorth, maskAddress, maskedName, maskNumber } from "./rules";

it.each([
  ["amara.diallo@halden.com", "am•••@halden.com"],
  ["a@halden.com", "a•••@halden.com"],
  ["😀é.x@halden.com", "😀é•••@halden.com"],
  ['"odd@name"@halden.com', '"o•••@halden.com'],
])("%s is shown as %s", (email, shown) => expect(maskAddress(email)).toBe(shown));

test("of a number its country and its end are shown", () => {
  expect(maskNumber("+33612345678")).toBe("+33•••78");
});

describe("of a person a stranger is shown", () => {
  const nobody = { firstName: null, lastName: null, email: null, login: null, phone: null };
  test.each([
    ["A. D.", { firstName: "amara", lastName: "Diallo", email: "amara@halden.com" }],
    ["É.", { firstName: "Émile", login: "emile" }],
    ["am•••@halden.com", { email: "amara@halden.com", login: "adiallo" }],
    ["ad•••", { login: "adiallo", phone: "+33612345678" }],
    ["+33•••78", { phone: "+33612345678" }],
    ["–", {}],
  ])("%s", (shown, person) => {
    expect(maskedName({ ...nobody, ...person })).toBe(shown);
  });
});

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
    isOwn: true,
    askedAt: new Date("2026-11-22T09:00:00Z"),
    voucher: [],
    subject: [],
    roleGivenAt: null,
  };
  const manager = ["accounts.view", "accounts.manage"] as const;
  const vouched = { isOwn: false, voucher: manager } as const;
  test.each([
    ["live", {}],
    ["expired", { expiresAt: now }],
    ["used", { consumedAt: now, epoch: 3 }],
    ["replaced", { isNewest: false, expiresAt: now }],
    ["dead", { epoch: 3 }],
    ["dead", { status: "SUSPENDED" }],
    ["dead", { status: "CLOSED", consumedAt: now }],
    ["live", { roleGivenAt: now, subject: ["admins.manage"] }],
    ["live", vouched],
    ["live", { ...vouched, subject: manager, roleGivenAt: new Date("2026-11-22T08:59:59Z") }],
    ["dead", { ...vouched, voucher: [] }],
    ["dead", { ...vouched, voucher: ["accounts.view"] }],
    ["dead", { ...vouched, subject: ["settings.manage"] }],
    ["dead", { ...vouched, roleGivenAt: new Date("2026-11-22T09:00:00Z") }],
  ] as const)("is %s with %j", (worth, facts) => {
    expect(addressWorth({ ...live, ...facts }, now)).toBe(worth);
  });
});
