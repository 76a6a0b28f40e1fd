import { describe, expect, it } from "vitest";
import type { ApplicationRules } from "./input";
import { applicationRules } from "./input";
import type { Judged } from "./rules";
import { faultsOf, holdsLicence, licencesLeft, newFaults } from "./rules";

const GB = 1_073_741_824n;
const USER: Judged = {
  kind: "USER",
  visibility: "PRIVATE",
  tfa: "NONE",
  creationNotification: true,
  shareSpaceMax: null,
  saveSpaceMax: null,
  login: null,
};
const CONTACT: Judged = { ...USER, kind: "CONTACT" };

/** Written from the domain rules, sections 2 and 6, and the Oodrive document, not from the table. */
const CASES: [string, ApplicationRules, Judged, string[]][] = [
  ["no rules forbid nothing", {}, USER, []],
  ["only users, a user", { kind: "USER" }, USER, []],
  ["only users, a contact", { kind: "USER" }, CONTACT, ["application-kind"]],
  ["only contacts, a user", { kind: "CONTACT" }, USER, ["application-kind"]],
  ["Save is public, a private one", { visibility: "PUBLIC" }, USER, ["application-visibility"]],
  ["Save is public, a public one", { visibility: "PUBLIC" }, { ...USER, visibility: "PUBLIC" }, []],
  ["only with a factor, none", { factors: ["TOTP", "FIDO2"] }, USER, ["application-factor"]],
  [
    "only with a factor, a code by SMS",
    { factors: ["TOTP"] },
    { ...USER, tfa: "SMS" },
    ["application-factor"],
  ],
  ["only with a factor, a key", { factors: ["TOTP", "FIDO2"] }, { ...USER, tfa: "FIDO2" }, []],
  ["silent, who would be told", { notification: false }, USER, ["application-notification"]],
  [
    "silent, who is not told",
    { notification: false },
    { ...USER, creationNotification: false },
    [],
  ],
  [
    "told, who would not be",
    { notification: true },
    { ...USER, creationNotification: false },
    ["application-notification"],
  ],
  ["Save needs 1 GB, no quota", { saveSpace: { least: GB } }, USER, ["application-save-space"]],
  [
    "Save needs 1 GB, a byte less",
    { saveSpace: { least: GB } },
    { ...USER, saveSpaceMax: GB - 1n },
    ["application-save-space"],
  ],
  [
    "Save needs 1 GB, exactly that",
    { saveSpace: { least: GB } },
    { ...USER, saveSpaceMax: GB },
    [],
  ],
  [
    "at most 1 GB to share, more",
    { shareSpace: { most: GB } },
    { ...USER, shareSpaceMax: GB + 1n },
    ["application-share-space"],
  ],
  ["at most 1 GB to share, none", { shareSpace: { most: GB } }, USER, []],
  [
    "no quota to share, a quota",
    { shareSpace: { most: 0n } },
    { ...USER, shareSpaceMax: 1n },
    ["application-share-space"],
  ],
  [
    "the quota of Save is not that of Share",
    { saveSpace: { least: GB } },
    { ...USER, shareSpaceMax: GB },
    ["application-save-space"],
  ],
  ["a partner without a login", { contactLogin: true }, CONTACT, ["application-login"]],
  ["a partner with a login", { contactLogin: true }, { ...CONTACT, login: "lou" }, []],
  ["a user without a login is no partner", { contactLogin: true }, USER, []],
  [
    "all that is wrong, in order",
    { kind: "USER", visibility: "PUBLIC", contactLogin: true },
    CONTACT,
    ["application-kind", "application-visibility", "application-login"],
  ],
];

describe("faultsOf", () => {
  it.each(CASES)("%s", (_, rules, account, faults) => {
    expect(faultsOf(rules, account)).toEqual(faults);
  });
});

describe("newFaults", () => {
  const rules: ApplicationRules = { visibility: "PUBLIC", factors: ["TOTP"] };
  it("names what the change makes wrong, not what was wrong before", () => {
    expect(newFaults(rules, { ...USER, tfa: "TOTP" }, { ...USER, tfa: "SMS" })).toEqual([
      "application-factor",
    ]);
    expect(newFaults(rules, USER, { ...USER, login: "amara" })).toEqual([]);
  });
});

describe("licences", () => {
  it.each([
    ["CREATED", true],
    ["INVITED", true],
    ["ACTIVE", true],
    ["SUSPENDED", false],
    ["CLOSED", false],
  ])("%s holds one: %s", (status, holds) => expect(holdsLicence(status)).toBe(holds));

  it.each([
    [50, 36, 14],
    [50, 50, 0],
    [50, 52, 0],
    [0, 0, 0],
    [null, 100_000, Number.POSITIVE_INFINITY],
  ])("of %s, %s held, leaves %s", (licences, used, left) =>
    expect(licencesLeft(licences, used)).toBe(left),
  );
});

describe("applicationRules", () => {
  it("reads back what was stored: quotas as digits", () => {
    expect(
      applicationRules.parse({ saveSpace: { least: String(GB) }, contactLogin: true }),
    ).toEqual({
      saveSpace: { least: GB },
      contactLogin: true,
    });
  });

  it.each<[string, unknown]>([
    ["an unknown kind", { kind: "ROBOT" }],
    ["no factor at all", { factors: [] }],
    ["at least more than at most", { saveSpace: { least: 2n, most: 1n } }],
    ["a size below nothing", { shareSpace: { least: "-1" } }],
  ])("refuses %s", (_, rules) => expect(applicationRules.safeParse(rules).success).toBe(false));
});
