import fc from "fast-check";
import { expect, test } from "vitest";
import { readCells, termsWith } from "../../tests/support/roster-rows";
import { beyondCells } from "./beyond-cells";
import { readRow } from "./read-row";
import type { Mapping } from "./rules";
import { withCells } from "./with-cells";

const MAPPING: Mapping = [
  ...(["LASTNAME", "FIRSTNAME", null, "EMAIL", "LOGIN", "EXTERNAL_ID", "MAIL_LANGUAGE"] as const),
  ...(["VISIBILITY_SCOPE", "TFA", "EXPIRATION_MODE", "COMPANY", "FUNCTION", "CITY"] as const),
  ...(["ADDRESS", "ZIPCODE", "COUNTRY", "BIOGRAPHY", "SHARE_SPACE_MAX", "PHONE"] as const),
  // a second column of one key
  ...(["COMPANY", "COMPANY_DEPARTMENT"] as const),
];
const TERMS = termsWith({ mapping: MAPPING, width: MAPPING.length });

const SIGNS = [..."=-'\"; aé1", "e\u0301", "\r\n", "\u00a0", '="007"', "''="];
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 6 }).map((parts) => parts.join(""));
const CLOSED: Partial<Record<string, readonly string[]>> = {
  EMAIL: ["", "Jane@Halden.example", " jane@halden.example "],
  MAIL_LANGUAGE: ["", "FR", "fr", "pt-BR", "français"],
  VISIBILITY_SCOPE: ["", "PUBLIC", "private"],
  TFA: ["", "NONE", "totp"],
  EXPIRATION_MODE: ["", "DEFAULT", "disabled"],
  SHARE_SPACE_MAX: ["", "1GB"],
  PHONE: ["", "+33612345678", "06 12 34 56 78"],
};
const cellsOf = fc.tuple(
  ...MAPPING.map((key) => {
    const closed = CLOSED[key ?? ""];
    return closed ? fc.constantFrom(...closed) : text;
  }),
);

test("what the cells say word for word is left to them, and all of it is there again", () => {
  fc.assert(
    fc.property(cellsOf, fc.nat({ max: MAPPING.length }), (all, width) => {
      const cells = all.slice(0, width);
      const { values } = readRow(cells, TERMS);
      const beyond = beyondCells(MAPPING)(values, cells);
      if (beyond) expect(withCells(MAPPING)(beyond, cells)).toEqual(values);
    }),
    { numRuns: 2_000 },
  );
});

test("of a row as an organisation writes it only what is read otherwise is kept", () => {
  const row = { LASTNAME: "Moreau", EMAIL: "Chloe@halden.example", MAIL_LANGUAGE: "FR" } as const;
  const more = { ZIPCODE: "01000", BIOGRAPHY: "two\r\nlines", PHONE: "+33612345678" } as const;
  const said = { ...row, ...more };
  const mapping = Object.keys(said) as (keyof typeof said)[];
  const { values } = readCells(said);
  expect(beyondCells(mapping)(values, Object.values(said))).toEqual({
    language: "fr",
    biography: "two\nlines",
    phone: "+33612345678",
  });
});

test("a cell that says what the values have not keeps them whole", () => {
  expect(beyondCells(["LASTNAME", "CITY"])({ lastName: "Moreau" }, ["Moreau", "Lyon"])).toBe(
    undefined,
  );
});
