import { describe, expect, it } from "vitest";
import { codesOf, knownAs, readCells, rowWith, termsWith } from "../../tests/support/roster-rows";
import { faultsOf } from "./faults-of";
import type { ColumnKey } from "./rules";
import { faultKey } from "./rules";

const only = (column: ColumnKey, cell: string) => {
  const row = rowWith({ [column]: cell });
  const faults = faultsOf(row, undefined).filter((fault) => fault.column === column);
  return { values: row.values, faults };
};
describe("a cell that is wrong", () => {
  it.each<[ColumnKey, string, string, string | undefined]>([
    ["LASTNAME", "x".repeat(101), "too-long", undefined],
    ["LASTNAME", "Du\u202epont", "unseen-characters", "Dupont"],
    ["LASTNAME", "\u{10FFFF}Dupont", "unseen-characters", "Dupont"],
    ["FIRSTNAME", "Win at www.bad.com", "name-with-link", undefined],
    ["LASTNAME", "=B2&C2", "formula", undefined],
    ["FIRSTNAME", "#REF!", "formula", undefined],
    ["FIRSTNAME", "#NOM?", "formula", undefined],
    ["ADDRESS", "1 rue\nLyon", "unseen-characters", "1 rue, Lyon"],
    ["EMAIL", "jane@gmial.com", "email-typo", "jane@gmail.com"],
    ["EMAIL", "jane@halden.con", "email-typo", "jane@halden.com"],
    ["EMAIL", "jane@gmail,com", "email-comma", "jane@gmail.com"],
    ["EMAIL", "Jane Doe <jane@halden.example>", "email-wrong", "jane@halden.example"],
    ["EMAIL", "mailto:jane@halden.example;", "email-wrong", "jane@halden.example"],
    ["EMAIL", "jane @halden.example", "email-wrong", "jane@halden.example"],
    ["EMAIL", "jane\u200b@halden.example", "email-wrong", "jane@halden.example"],
    ["EMAIL", "jane@gmial,com", "email-comma", "jane@gmail.com"],
    ["EMAIL", "jane", "email-wrong", undefined],
    ["EMAIL", "a@halden.example; b@halden.example", "email-wrong", undefined],
    ["STATUS", "actif", "status-unknown", "ACTIVE"],
    ["STATUS", "ENABLED", "status-unknown", "ACTIVE"],
    ["STATUS", "Gesperrt", "status-unknown", "INACTIVE"],
    ["STATUS", "maybe", "status-unknown", undefined],
    ["LOGIN", "1.2E+10", "number-rounded", undefined],
    ["EXTERNAL_ID", "1,23457E+15", "number-rounded", undefined],
    ["EXTERNAL_ID", "1E+10", "number-rounded", undefined],
    ["LOGIN", "2026-12-03T00:00", "became-date", undefined],
    ["MAIL_LANGUAGE", "zh-TW", "language-unknown", undefined],
    ["MAIL_LANGUAGE", "klingon", "language-unknown", undefined],
    ["SHARE_SPACE_MAX", "500", "quota-wrong", undefined],
    ["SHARE_SPACE_MAX", "1,024 MB", "quota-wrong", "1024 MB"],
    ["SHARE_SPACE_MAX", "1.500 GB", "quota-wrong", undefined],
    ["SAVE_SPACE_MAX", "a lot", "quota-wrong", undefined],
    ["SAVE_SPACE_MAX", "-5 GB", "quota-wrong", undefined],
    ["VISIBILITY_SCOPE", "Privé", "visibility-unknown", "PRIVATE"],
    ["MODIFICATION_PREVENTION", "perhaps", "yes-or-no", undefined],
    ["TFA", "Yubikey", "tfa-unknown", "FIDO2"],
    ["TFA", "aucune", "tfa-unknown", "NONE"],
    ["ZIPCODE", "x".repeat(21), "too-long", undefined],
    ["PHONE", "3.36123E+10", "number-rounded", undefined],
    ["PHONE", "33600000000", "number-rounded", undefined],
    ["PHONE", "12000000000", "number-rounded", undefined],
    ["PHONE", "447911123456", "phone-no-country", "+447911123456"],
    ["PHONE", "07911 123456", "phone-no-country", undefined],
    ["PHONE", "06 12 34 56", "phone-short", undefined],
    ["PHONE", "+33 6 12", "phone-short", undefined],
    ["PHONE", "+41 70 123 45 67", "phone-prefix", undefined],
    ["PHONE", "+41 79 123 45 67 89", "phone-long", undefined],
    ["PHONE", "call me", "phone-wrong", undefined],
    ["BIOGRAPHY", "a\u0007b", "unseen-characters", "ab"],
    ["BIOGRAPHY", "a\uFFFEb", "unseen-characters", "ab"],
    ["SUSPENSION_DATE", "12/31/2027", "date-wrong", "31/12/2027/00:00"],
    ["SUSPENSION_DATE", "31/12/27", "date-wrong", "31/12/2027/00:00"],
    ["SUSPENSION_DATE", "31/12/2027 6:30 PM", "date-wrong", "31/12/2027/18:30"],
    ["SUSPENSION_DATE", "46752.75", "date-wrong", "31/12/2027/18:00"],
    ["SUSPENSION_DATE", "28/03/2027/02:30", "date-wrong", "28/03/2027/03:30"],
    ["SUSPENSION_DATE", "30/02/2027", "date-wrong", undefined],
    ["SUSPENSION_DATE", "soon", "date-wrong", undefined],
    ["CREATION_NOTIFICATION", "later", "yes-or-no", undefined],
    ["EXPIRATION_MODE", "jamais", "expiration-unknown", "DISABLED"],
    ["TEAM", "x".repeat(101), "too-long", undefined],
    ["APPLICATIONS", "see www.bad.com", "name-with-link", undefined],
    ["KIND", "Gast", "kind-unknown", undefined],
    ["KIND", "utilisateur", "kind-unknown", "USER"],
  ])("%s %j is %s", (column, cell, code, right) => {
    const found = only(column, cell);
    expect(found.faults).toMatchObject([{ code, value: cell.trim().slice(0, 200) }]);
    expect(found.faults[0]?.right).toBe(right);
  });

  it("says what a number from another country would be by the row's country", () => {
    const { faults } = rowWith({ PHONE: "07911 123456", COUNTRY: "Royaume-Uni" });
    expect(faults).toMatchObject([{ code: "phone-no-country", right: "+447911123456" }]);
  });

  it("keeps what it says of a huge cell short", () => {
    const { faults } = rowWith({ COMPANY: "x".repeat(1_000_000) });
    expect(faults[0]?.value).toHaveLength(200);
  });

  it("is right where the account has that very address, as far as it looks like a slip", () => {
    const row = rowWith({ EMAIL: "Jane@gmial.com" });
    expect(faultsOf(row, knownAs({ emailKey: "jane@gmial.com" }))).toEqual([]);
    expect(faultsOf(row, knownAs({ emailKey: "jane@gmail.com" }))).toHaveLength(1);
    const kept = readCells({ EMAIL: "jane@gmial.com" }, termsWith({ kept: ["gmial.com"] }));
    expect(kept.doubts.filter(({ column }) => column === "EMAIL")).toEqual([]);
  });

  it("is one of all: every fault of a row is told at once", () => {
    const { faults } = readCells({
      FIRSTNAME: "#REF!",
      EMAIL: "x",
      STATUS: "?",
      TFA: "?",
      PHONE: "?",
    });
    expect(codesOf(faults)).toEqual([
      "FIRSTNAME formula",
      "EMAIL email-wrong",
      "STATUS status-unknown",
      "TFA tfa-unknown",
      "PHONE phone-wrong",
    ]);
  });

  it("is like others by what is alike in them", () => {
    const keys = ["ann@gmial.com", "bob@gmial.com", "eve@yaho.com"].map((email) =>
      faultsOf(rowWith({ EMAIL: email }), undefined).map(faultKey),
    );
    expect(keys).toEqual([
      ["EMAIL|email-typo|gmial.com"],
      ["EMAIL|email-typo|gmial.com"],
      ["EMAIL|email-typo|yaho.com"],
    ]);
  });
});
