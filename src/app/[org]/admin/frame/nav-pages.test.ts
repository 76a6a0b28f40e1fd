import { expect, test } from "vitest";
import type { Role } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import { actsFor } from "@/selections/rules";
import { pagesFor } from "./nav-pages";

const EVERYBODYS = ["overview", "people", "campaigns", "calendar", "notices", "teams"];
const WORK = ["unsent", "desk", "imports"];

test.each<[Role, string[], boolean]>([
  ["OWNER", [...WORK, "joins", "codes", "roles", "audit", "settings"], true],
  ["ACCOUNT_ADMIN", [...WORK, "joins", "codes"], true],
  ["INVITER", WORK, false],
  ["HELPDESK", [...WORK, "codes"], false],
  ["AUDITOR", ["audit"], false],
])(
  "the menu of %s holds what they can use, and their list what they may do",
  (role, own, mayExport) => {
    const permissions = permissionsOf([role]);
    expect(pagesFor(permissions).sort()).toEqual([...EVERYBODYS, "applications", ...own].sort());
    expect(actsFor(permissions).includes("export")).toBe(mayExport);
  },
);

test("who may nothing has no menu", () => {
  expect(pagesFor([])).toEqual([]);
});
