import { describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import { newAdminForm, newPersonForm, profileForm } from "./person-form";

const FILLED = { firstName: "", lastName: "", language: "", email: "suda@halden.example" };
const faultsOf = (form: ZodType, given: Record<string, string>) =>
  form
    .safeParse({ ...FILLED, ...given })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

describe.each([
  ["a person is added", newPersonForm("FR"), {}],
  ["an admin is invited", newAdminForm("FR"), { role: "OWNER" }],
  ["a profile is edited", profileForm("FR"), {}],
])("where %s", (_, form, more) => {
  test.each(["firstName", "lastName"])("one name is enough: the %s", (half) =>
    expect(faultsOf(form, { ...more, [half]: "Suda" })).toBeUndefined(),
  );

  test("none is not, which is said beside what else is wrong", () => {
    expect(faultsOf(form, { ...more, firstName: " " })).toEqual([["firstName", "names-missing"]]);
    expect(faultsOf(form, { ...more, email: "suda@", language: "xx" })).toContainEqual([
      ...["firstName", "names-missing"],
    ]);
  });

  test("no part of a name becomes a link in letters", () =>
    expect(faultsOf(form, { ...more, firstName: "Win at evil.com" })).toEqual([
      ["firstName", "name-with-link"],
    ]));
});
