import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/org";
import { PERMISSIONS } from "@/lib/org";
import type { Role } from "./rules";
import { can, demand, mayYieldSecret, permissionsOf, ROLES, rolesWith } from "./rules";

const acting = (...roles: Role[]): Actor => ({
  kind: "account",
  id: "a",
  permissions: permissionsOf(roles),
});

describe("roles", () => {
  test("an owner may do everything there is", () => {
    expect(permissionsOf(["OWNER"]).sort()).toEqual([...PERMISSIONS].sort());
  });

  // Written out from the rules page, not from the table.
  test.each<[Role, string[]]>([
    ["ACCOUNT_ADMIN", ["accounts.view", "accounts.manage", "accounts.invite", "codes.see"]],
    ["INVITER", ["accounts.view", "accounts.invite"]],
    ["HELPDESK", ["accounts.view", "accounts.invite", "codes.see"]],
    ["AUDITOR", ["accounts.view", "audit.read"]],
  ])("%s may %j", (role, permissions) => {
    expect(permissionsOf([role]).sort()).toEqual(permissions.sort());
  });

  test("several roles add up; unknown ones add nothing", () => {
    expect(permissionsOf(["INVITER", "AUDITOR", "KING"]).sort()).toEqual([
      "accounts.invite",
      "accounts.view",
      "audit.read",
    ]);
    expect(permissionsOf([])).toEqual([]);
  });

  test("only owners manage admins", () => {
    expect(rolesWith("admins.manage")).toEqual(["OWNER"]);
  });
});

describe("who may", () => {
  test("a system may everything, an invitee nothing", () => {
    for (const permission of PERMISSIONS) {
      expect(can({ kind: "system" }, permission)).toBe(true);
      expect(can({ kind: "invitee" }, permission)).toBe(false);
    }
  });

  test("who lacks the permission is refused by name", () => {
    expect(() => demand({ actor: acting("INVITER") }, "accounts.manage")).toThrow("not-allowed");
    expect(() => demand({ actor: acting("INVITER") }, "accounts.invite")).not.toThrow();
  });
});

// Rows act, columns are acted upon: O owner, C account admin, I inviter, H helpdesk, A auditor, - nobody's admin.
const MAY_YIELD: Record<Role, string> = {
  OWNER: "OCIHA-",
  ACCOUNT_ADMIN: "CIH-",
  INVITER: "I-",
  HELPDESK: "IH-",
  AUDITOR: "A-",
};
const SUBJECTS: [string, Role[]][] = [
  ["O", ["OWNER"]],
  ["C", ["ACCOUNT_ADMIN"]],
  ["I", ["INVITER"]],
  ["H", ["HELPDESK"]],
  ["A", ["AUDITOR"]],
  ["-", []],
];

describe("a secret of an account that holds more is out of reach", () => {
  test.each(
    ROLES.flatMap((actor) => SUBJECTS.map(([sign, subject]) => ({ actor, sign, subject }))),
  )("$actor → $subject", ({ actor, sign, subject }) => {
    expect(mayYieldSecret(acting(actor), permissionsOf(subject))).toBe(
      MAY_YIELD[actor].includes(sign),
    );
  });
});
