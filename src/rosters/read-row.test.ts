import { describe, expect, it } from "vitest";
import { codesOf, knownAs, readCells, rowWith, termsWith } from "../../tests/support/roster-rows";
import { faultsOf } from "./faults-of";
import { TEMPLATE_COLUMNS } from "./input";
import { readRow } from "./read-row";

describe("a row as a whole", () => {
  it("finds an address that stands in another column", () => {
    const { faults } = rowWith({ FIRSTNAME: "jane@halden.example", EMAIL: "Jane" });
    expect(faults).toEqual([
      {
        column: "EMAIL",
        code: "columns-swapped",
        value: "Jane",
        right: "jane@halden.example",
        detail: "FIRSTNAME",
      },
      {
        column: "FIRSTNAME",
        code: "columns-swapped",
        value: "jane@halden.example",
        right: "Jane",
        detail: "EMAIL",
      },
    ]);
  });

  it.each([
    ["an external id", { EXTERNAL_ID: "1" }, true],
    ["a login", { LOGIN: "a" }, true],
    ["an address", { EMAIL: "a@halden.example" }, true],
    ["a number of nobody who is here", { PHONE: "0612345678" }, false],
  ])("is identified by %s: %o %s", (_, cells, isIdentified) => {
    const row = readCells({ LASTNAME: "A", ...cells });
    const found = codesOf(faultsOf(row, undefined));
    expect(found).toEqual(isIdentified ? [] : ["EMAIL no-identity"]);
  });

  it("needs a name and, of a contact, an owner, unless the account is known", () => {
    const row = readCells({ EMAIL: "a@halden.example" }, termsWith({ kind: "CONTACT" }));
    expect(codesOf(faultsOf(row, undefined))).toEqual([
      "LASTNAME name-missing",
      "OWNER_LOGIN owner-missing",
    ]);
    const known = knownAs({});
    expect(faultsOf(row, known)).toEqual([]);
  });

  it.each(["\u200b", "\u3164", "\u2800", "\u0301"])(
    "has no name where nothing is seen of %j",
    (name) => {
      for (const column of ["LASTNAME", "FIRSTNAME", "FULL_NAME"] as const) {
        const cells = { EMAIL: "a@halden.example", [column]: name };
        const row = readCells(cells, termsWith({ mapping: ["EMAIL", column] }));
        expect(codesOf(faultsOf(row, undefined))).toContain(`${column} unseen-characters`);
      }
    },
  );

  it("of a contact is never inactive, unless the contact is suspended already", () => {
    const row = readCells(
      { LASTNAME: "A", EMAIL: "a@halden.example", STATUS: "INACTIVE", OWNER_LOGIN: "o" },
      termsWith({ kind: "CONTACT" }),
    );
    const known = knownAs({});
    expect(codesOf(faultsOf(row, known))).toEqual(["STATUS inactive-contact"]);
    expect(faultsOf(row, { ...known, status: "SUSPENDED" })).toEqual([]);
  });

  it("with SMS needs a mobile, the row's or the account's, wherever the factor is said", () => {
    const landline = "01 42 68 53 00";
    const both = rowWith({ TFA: "SMS", PHONE: landline });
    expect(faultsOf(both, undefined)).toMatchObject([
      { column: "PHONE", code: "tfa-needs-mobile", value: landline },
    ]);
    expect(faultsOf(rowWith({ TFA: "SMS", PHONE: "0612345678" }), undefined)).toEqual([]);
    const factor = rowWith({ TFA: "SMS" });
    expect(codesOf(faultsOf(factor, undefined))).toEqual(["PHONE tfa-needs-mobile"]);
    expect(faultsOf(factor, knownAs({ phone: "+33612345678", hasMobile: true }))).toEqual([]);
    expect(codesOf(faultsOf(factor, knownAs({ phone: "+33142685300" })))).toHaveLength(1);
    const number = rowWith({ PHONE: landline });
    expect(faultsOf(number, undefined)).toEqual([]);
    expect(faultsOf(number, knownAs({}))).toEqual([]);
    const known = knownAs({ tfa: "SMS", phone: "+33612345678", hasMobile: true });
    expect(codesOf(faultsOf(number, known))).toEqual(["PHONE tfa-needs-mobile"]);
    expect(faultsOf(rowWith({ PHONE: landline, TFA: "NONE" }), known)).toEqual([]);
  });

  it("leaves alone who has SMS without a mobile already, as far as neither changes", () => {
    const known = knownAs({ tfa: "SMS", phone: "+33142685300" });
    for (const cells of [{ TFA: "SMS" }, { TFA: "SMS", PHONE: "0142685300" }, {}])
      expect(faultsOf(rowWith(cells), known)).toEqual([]);
    expect(codesOf(faultsOf(rowWith({ PHONE: "0142685301" }), known))).toHaveLength(1);
  });

  it("of a user has no owner, whatever else says that it is a user's", () => {
    const cells = { LASTNAME: "A", LOGIN: "a", OWNER_LOGIN: "boss" };
    for (const row of [
      readCells(cells, termsWith({ kind: "USER" })),
      readCells({ ...cells, KIND: "USER" }),
    ])
      expect(row.faults).toMatchObject([
        { column: "OWNER_LOGIN", code: "owner-of-user", value: "boss", right: "" },
      ]);
  });

  it("suspends nobody in the past, unless the account has that very date", () => {
    const row = rowWith({ SUSPENSION_DATE: "01/03/2026/09:00" });
    expect(codesOf(faultsOf(row, undefined))).toEqual(["SUSPENSION_DATE date-past"]);
    const known = knownAs({ status: "SUSPENDED" });
    const suspensionDate = new Date("2026-03-01T08:00:00Z");
    expect(faultsOf(row, { ...known, suspensionDate })).toEqual([]);
    expect(faultsOf(row, { ...known, suspensionDate: null })).toHaveLength(1);
  });

  it("with our header needs what it marks; an address only where nothing else says who it is", () => {
    const blank = (kind: "USER" | "CONTACT") =>
      codesOf(
        readCells({}, termsWith({ kind, isTemplate: true, mapping: TEMPLATE_COLUMNS[kind] }))
          .faults,
      );
    expect(blank("USER")).toEqual([
      "LASTNAME required",
      "FIRSTNAME required",
      "STATUS required",
      "LOGIN required",
      "MAIL_LANGUAGE required",
      "EMAIL no-identity",
    ]);
    expect(blank("CONTACT")).toEqual([
      "OWNER_LOGIN required",
      "LASTNAME required",
      "FIRSTNAME required",
      "STATUS required",
      "VISIBILITY_SCOPE required",
      "MAIL_LANGUAGE required",
      "EMAIL no-identity",
    ]);
  });

  it("is what the file is, what its column says, or a contact because it has an owner", () => {
    expect(rowWith({}).kind).toBe("USER");
    expect(rowWith({ OWNER_LASTNAME: "Haddad" }).kind).toBe("CONTACT");
    expect(rowWith({ KIND: "contact" }).kind).toBe("CONTACT");
    const user = readCells(
      { KIND: "CONTACT", LASTNAME: "A", LOGIN: "a" },
      termsWith({ kind: "USER" }),
    );
    expect(user.kind).toBe("USER");
    expect(user.faults).toMatchObject([{ column: "KIND", code: "kind-differs", right: "USER" }]);
  });

  it("of a template's example is only that", () => {
    const row = rowWith({ EMAIL: "Camille.Durand@example.com", STATUS: "?" });
    expect(row.values).toEqual({});
    expect(codesOf(row.faults)).toEqual(["EMAIL example-row"]);
  });

  it("with cells beyond the last column says so, if they hold anything", () => {
    const mapping = ["LASTNAME", "LOGIN"] as const;
    expect(readRow(["A", "a", "", " "], termsWith({ mapping })).faults).toEqual([]);
    expect(readRow(["A", "a", "", "b"], termsWith({ mapping })).faults).toMatchObject([
      { column: null, code: "columns-too-many", value: "b" },
    ]);
  });

  it("that is too short leaves its last columns blank", () => {
    expect(readRow(["A"], termsWith({ mapping: ["LASTNAME", "LOGIN"] })).values).toEqual({
      lastName: "A",
    });
  });
});
