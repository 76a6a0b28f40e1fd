import { describe, expect, it } from "vitest";
import { codesOf, readCells, termsWith } from "../../tests/support/roster-rows";
import { faultsOf } from "./faults-of";
import { namesClash } from "./input";
import { mapColumns } from "./map-columns";
import type { ColumnKey } from "./rules";

const NOTHING = new Map<string, ColumnKey | null>();
const firstOf = (header: readonly string[], ...rows: string[][]) =>
  mapColumns(header, NOTHING, rows).mapping[0];

describe("a column of whole names", () => {
  it.each([
    ["Full name", "FULL_NAME"],
    ["Nom complet", "FULL_NAME"],
    ["Prénom Nom", "FULL_NAME"],
    ["Nom et prénom", "FULL_NAME_LAST_FIRST"],
    ["NOM / Prénom", "FULL_NAME_LAST_FIRST"],
    ["Vor- und Nachname", "FULL_NAME"],
    ["Name, Vorname", "FULL_NAME_LAST_FIRST"],
    ["Volledige naam", "FULL_NAME"],
    ["Nombre y apellidos", "FULL_NAME"],
    ["Apellidos y nombre", "FULL_NAME_LAST_FIRST"],
    ["Nome e cognome", "FULL_NAME"],
    ["Cognome e nome", "FULL_NAME_LAST_FIRST"],
    ["Nome completo", "FULL_NAME"],
    ["姓名", "FULL_NAME_LAST_FIRST"],
    ["氏名", "FULL_NAME_LAST_FIRST"],
    ["ชื่อ-นามสกุล", "FULL_NAME"],
    ["FULL_NAME", "FULL_NAME"],
  ])("called %j is %s", (name, key) => {
    expect(firstOf([name, "Email"])).toBe(key);
  });

  it.each(["Name", "Nom", "Naam", "Nombre", "Nome", "名前", "ชื่อ"])(
    "may be called no more than %j: what is in it tells",
    (name) => {
      expect(firstOf([name, "Email"], ["Jean Dupont", ""], ["Anna", ""])).toBe("FULL_NAME");
      expect(firstOf([name, "Email"], ["Dupont", ""], ["Weber", ""])).not.toBe("FULL_NAME");
    },
  );

  it("is the half that it is called beside the other half", () => {
    expect(mapColumns(["Name", "Vorname"], NOTHING, [["van der Berg", "Jan"]]).mapping).toEqual([
      "LASTNAME",
      "FIRSTNAME",
    ]);
    const known = mapColumns(["Display name", "First name", "Last name"], NOTHING);
    expect(known).toMatchObject({ mapping: [null, "FIRSTNAME", "LASTNAME"] });
    expect(known.unknown).toEqual(["Display name"]);
  });

  it("has its order by what is in it, and by what was chosen before all else", () => {
    const rows = [["DUPONT Jean", "a@halden.example"]];
    expect(firstOf(["Prénom Nom", "Email"], ...rows)).toBe("FULL_NAME_LAST_FIRST");
    expect(firstOf(["Name", "Email"], ["Dupont Jean", "jean.dupont@halden.example"])).toBe(
      "FULL_NAME_LAST_FIRST",
    );
    const chosen = new Map([["full name", "FULL_NAME" as const]]);
    expect(mapColumns(["Full name"], chosen, rows).mapping).toEqual(["FULL_NAME"]);
    const half = new Map([["name", "LASTNAME" as const]]);
    expect(mapColumns(["Name"], half, rows).mapping).toEqual(["LASTNAME"]);
  });

  it("clashes with a column of first or of last names, and with another of its kind", () => {
    expect(namesClash(["FULL_NAME", "EMAIL"])).toBe(false);
    expect(namesClash(["FULL_NAME", "FIRSTNAME"])).toBe(true);
    expect(namesClash(["LASTNAME", "FULL_NAME_LAST_FIRST"])).toBe(true);
    expect(namesClash(["FULL_NAME", "FULL_NAME_LAST_FIRST"])).toBe(true);
    expect(namesClash(["FIRSTNAME", "LASTNAME"])).toBe(false);
  });
});

describe("the cell of a whole name", () => {
  const terms = termsWith({ mapping: ["FULL_NAME_LAST_FIRST", "EMAIL"] });
  const read = (name: string, email = "a@halden.example") =>
    readCells({ FULL_NAME_LAST_FIRST: name, EMAIL: email }, terms);

  it("fills both names", () => {
    expect(read("Dupont Jean").values).toMatchObject({ firstName: "Jean", lastName: "Dupont" });
  });

  it("is where faults of names are said", () => {
    const wrong = (name: string) => codesOf(faultsOf(read(name), undefined));
    expect(wrong("")).toEqual(["FULL_NAME_LAST_FIRST name-missing"]);
    expect(wrong(",")).toEqual(["FULL_NAME_LAST_FIRST name-missing"]);
    expect(wrong("http://evil.example now")).toEqual(["FULL_NAME_LAST_FIRST name-with-link"]);
    expect(wrong(`${"x".repeat(101)} Jean`)).toEqual(["FULL_NAME_LAST_FIRST too-long"]);
    expect(wrong("=A1")).toEqual(["FULL_NAME_LAST_FIRST formula"]);
  });

  it("and the address beside it may be swapped", () => {
    expect(codesOf(read("jean@halden.example", "Dupont Jean").faults)).toEqual([
      "EMAIL columns-swapped",
      "FULL_NAME_LAST_FIRST columns-swapped",
    ]);
  });
});
