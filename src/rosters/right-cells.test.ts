import { describe, expect, it } from "vitest";
import { codesOf, rowWith } from "../../tests/support/roster-rows";
import type { ColumnKey, RowValues } from "./rules";
import { COLUMN_KEYS } from "./rules";

const only = (column: ColumnKey, cell: string) => {
  const { values, faults } = rowWith({ [column]: cell });
  return { values, faults: faults.filter((fault) => fault.column === column) };
};
const GB = 1_073_741_824n;

describe("a cell that is right", () => {
  it.each<[ColumnKey, string, Partial<RowValues>]>([
    ["LASTNAME", "  O’Brien-Müller ", { lastName: "O’Brien-Müller" }],
    ["LASTNAME", "'=cmd()", { lastName: "=cmd()" }],
    ["LASTNAME", "''=cmd()", { lastName: "'=cmd()" }],
    ["LASTNAME", "'t Hooft", { lastName: "'t Hooft" }],
    ["FIRSTNAME", "Ju\u0308rgen", { firstName: "Jürgen" }],
    ["FIRSTNAME", "J. R.", { firstName: "J. R." }],
    ["EMAIL", "Jane.O'Brien+x@Halden.example", { email: "Jane.O'Brien+x@Halden.example" }],
    ["EMAIL", "jürgen@köhler.example", { email: "jürgen@köhler.example" }],
    ["STATUS", "active", { status: "OPEN" }],
    ["STATUS", "INACTIVE", { status: "SUSPENDED" }],
    ["STATUS", "Closed", { status: "CLOSED" }],
    ["LOGIN", "jean.dupont@société.com", { login: "jean.dupont@société.com" }],
    ["LOGIN", "00123", { login: "00123" }],
    ["MAIL_LANGUAGE", "FR", { language: "fr" }],
    ["MAIL_LANGUAGE", "PT-br", { language: "pt-BR" }],
    ["MAIL_LANGUAGE", "zh-cn", { language: "zh-CN" }],
    ["MAIL_LANGUAGE", "français", { language: "fr" }],
    ["MAIL_LANGUAGE", "Deutsch", { language: "de" }],
    ["MAIL_LANGUAGE", "en-US", { language: "en" }],
    ["MAIL_LANGUAGE", "pt", { language: "pt-BR" }],
    ["MAIL_LANGUAGE", "zh_CN", { language: "zh-CN" }],
    ["MAIL_LANGUAGE", "jpn", { language: "ja" }],
    ["MAIL_LANGUAGE", "日本語", { language: "ja" }],
    ["MAIL_LANGUAGE", "Französisch", { language: "fr" }],
    ["SHARE_SPACE_MAX", "5 GB", { shareSpaceMax: 5n * GB }],
    ["SHARE_SPACE_MAX", "500Mo", { shareSpaceMax: 500n * 1_048_576n }],
    ["SAVE_SPACE_MAX", "1,5 Go", { saveSpaceMax: (3n * GB) / 2n }],
    ["SAVE_SPACE_MAX", "1 024 MB", { saveSpaceMax: GB }],
    ["SAVE_SPACE_MAX", "0.5 tb", { saveSpaceMax: 512n * GB }],
    ["SAVE_SPACE_MAX", "123 B", { saveSpaceMax: 123n }],
    ["VISIBILITY_SCOPE", "public", { visibility: "PUBLIC" }],
    ["MODIFICATION_PREVENTION", "OUI", { modificationPrevention: true }],
    ["MODIFICATION_PREVENTION", "いいえ", { modificationPrevention: false }],
    ["COMPANY", "Müller & Söhne", { company: "Müller & Söhne" }],
    ["COMPANY_DEPARTMENT", "R&D", { department: "R&D" }],
    ["FUNCTION", "Head of www.example", { jobTitle: "Head of www.example" }],
    ["TFA", "fido2", { tfa: "FIDO2" }],
    ["CITY", "'s-Hertogenbosch", { city: "'s-Hertogenbosch" }],
    ["ADDRESS", "1, rue de la Paix", { address: "1, rue de la Paix" }],
    ["ZIPCODE", "01000", { zipcode: "01000" }],
    ["ZIPCODE", '="01000"', { zipcode: "01000" }],
    ["COUNTRY", "Côte d’Ivoire", { country: "Côte d’Ivoire" }],
    ["PHONE", "06 12 34 56 78", { phone: "+33612345678" }],
    ["PHONE", "612345678", { phone: "+33612345678" }],
    ["PHONE", "33612345678", { phone: "+33612345678" }],
    ["PHONE", "06 00 00 00 00", { phone: "+33600000000" }],
    ["PHONE", "'+44 7911 123456", { phone: "+447911123456" }],
    ["PHONE", "+33 (0)6.12.34.56.78", { phone: "+33612345678" }],
    ["PHONE", "0033 6 12 34 56 78", { phone: "+33612345678" }],
    ["BIOGRAPHY", 'Likes "cats",\r\nand dogs', { biography: 'Likes "cats",\nand dogs' }],
    ["SUSPENSION_DATE", "03/04/2027/09:30", { suspensionDate: new Date("2027-04-03T07:30:00Z") }],
    ["SUSPENSION_DATE", "3.4.2027 9:30", { suspensionDate: new Date("2027-04-03T07:30:00Z") }],
    ["SUSPENSION_DATE", "31/12/2027", { suspensionDate: new Date("2027-12-30T23:00:00Z") }],
    ["SUSPENSION_DATE", "2027-12-31T18:00", { suspensionDate: new Date("2027-12-31T17:00:00Z") }],
    ["SUSPENSION_DATE", "2027-12-31T18:00Z", { suspensionDate: new Date("2027-12-31T18:00:00Z") }],
    [
      "SUSPENSION_DATE",
      "2027-12-31T18:00-05:30",
      { suspensionDate: new Date("2027-12-31T23:30:00Z") },
    ],
    ["OWNER_LOGIN", "noor", { ownerLogin: "noor" }],
    ["OWNER_FIRSTNAME", "Noor", { ownerFirstName: "Noor" }],
    ["OWNER_LASTNAME", "Haddad", { ownerLastName: "Haddad" }],
    ["CREATION_NOTIFICATION", "no", { creationNotification: false }],
    ["EXPIRATION_MODE", "disabled", { expirationMode: "DISABLED" }],
    ["EXTERNAL_ID", "0042", { externalId: "0042" }],
    ["EXTERNAL_ID", "12E5", { externalId: "12E5" }],
    ["EXTERNAL_ID", "2026-12-03", { externalId: "2026-12-03" }],
    ["TEAM", "Night shift;  Day   shift; Night shift", { teams: ["Night shift", "Day shift"] }],
    ["TEAM", '"A; B"; C', { teams: ["A; B", "C"] }],
    ["TEAM", '"A" team', { teams: ['"A" team'] }],
    ["APPLICATIONS", "Drive; Save", { applications: ["Drive", "Save"] }],
    ["CREATION_DATE", "whatever", {}],
    ["ACCOUNT_STATE", "ACTIVE", {}],
    ["INVITATION_DATE", "whatever", {}],
    ["CLAIM_DATE", "31/12/2020/09:00", {}],
  ])("%s %j", (column, cell, values) => {
    const found = only(column, cell);
    expect(found.faults).toEqual([]);
    expect(found.values).toMatchObject(values);
  });

  it.each(COLUMN_KEYS)("%s blank says nothing", (column) => {
    const blank = rowWith({ [column]: " \u00a0 " });
    expect(Object.values(blank.values)).not.toContain("");
    expect(codesOf(blank.faults)).toEqual(column === "EXTERNAL_ID" ? ["EMAIL no-identity"] : []);
  });
});
