import { expect, test } from "vitest";
import { namesOne, withoutWords } from "./rules";

const AMARA = {
  firstName: "Amára",
  lastName: "Diallo",
  email: "amara@halden.example",
  login: "adiallo",
  externalId: "H-204",
  phone: "+33612345678",
};
const BARE = {
  ...{ firstName: "A", lastName: null, email: null, login: null, externalId: null, phone: null },
};

test.each([
  ["q=Amara+Diallo&status=ACTIVE", "status=ACTIVE"],
  ["status=ACTIVE&q=DIALLO", "status=ACTIVE"],
  ["q=x+amara%40halden.example", ""],
  ["q=h-204", ""],
  ["q=%2B33+6+12+34+56+78&sort=name", "sort=name"],
  ["q=Diall&status=ACTIVE", undefined],
  ["q=0612", undefined],
  ["status=ACTIVE&team=Diallo", undefined],
  ["", undefined],
])("%s becomes %s", (query, left) => {
  expect(withoutWords(query, [BARE, AMARA])).toBe(left);
});

test("one letter is nobody's name", () => {
  expect(withoutWords("q=banana", [BARE])).toBeUndefined();
});

test.each([
  ["Diallo, Amara (new)", true],
  ["amara@halden.example", true],
  ["H-204", true],
  ["Diallo's team", false],
  ["Amaranth Diallo", false],
  ["Everybody", false],
])("a list called %s is %s", (name, told) => {
  expect(namesOne(name, [BARE, AMARA])).toBe(told);
});
