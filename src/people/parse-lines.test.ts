import { describe, expect, it } from "vitest";
import { parseLines } from "./parse-lines";

const read = (...lines: string[]) =>
  parseLines(lines.join("\n"), "FR").map(({ line: _, value: __, ...rest }) => rest);

const KARL = { firstName: "Karl", lastName: "Huber", email: "karl@halden.example" };

describe("a line with an address", () => {
  it.each([
    ["Karl Huber, karl@halden.example", KARL],
    ["Karl Huber\tkarl@halden.example", KARL],
    ["Karl Huber karl@halden.example", KARL],
    ["karl@halden.example Karl Huber", KARL],
    ["karl@halden.example; Karl Huber", KARL],
    ["Huber; Karl; karl@halden.example", KARL],
    ["Huber, Karl <karl@halden.example>", KARL],
    ['"Huber, Karl" <karl@halden.example>;', KARL],
    ["'Karl Huber' <karl@halden.example>", KARL],
    ["Karl Huber (karl@halden.example)", KARL],
    ["Karl Huber <mailto:karl@halden.example>", KARL],
    ["Karl Huber | karl@halden.example |", KARL],
    ["Karl,Huber,karl.huber@halden.example", { ...KARL, email: "karl.huber@halden.example" }],
    [
      "José;Núñez;jose.nunez@x.example",
      { firstName: "José", lastName: "Núñez", email: "jose.nunez@x.example" },
    ],
    [
      "Clara Zoé\tclara@x.example",
      { firstName: "Clara", lastName: "Zoé", email: "clara@x.example" },
    ],
    ["o'neill@x.example", { email: "o'neill@x.example" }],
    ["'karl@x.example'", { email: "karl@x.example" }],
    ["Karl <karl@x.example>", { firstName: "Karl", email: "karl@x.example" }],
    ["Karl Huber; karl@halden.example; 06 12 34 56 78", { ...KARL, phone: "+33612345678" }],
    [
      "Karl Huber, +33 6 12 34 56 78",
      { firstName: "Karl", lastName: "Huber", phone: "+33612345678" },
    ],
  ])("%s", (line, said) => {
    expect(read(line)).toEqual([said]);
  });
});

describe("a line with a number or a staff number beside the name", () => {
  const AMARA = { firstName: "Amara", lastName: "Diallo" };
  it.each([
    ["Amara Diallo +33 6 12 34 56 78", { ...AMARA, phone: "+33612345678" }],
    ["06.12.34.56.78 Amara Diallo", { ...AMARA, phone: "+33612345678" }],
    ["Amara Diallo (+33) 6 12 34 56 78", { ...AMARA, phone: "+33612345678" }],
    [
      "Amara Diallo amara@x.example +33 6 12 34 56 78",
      { ...AMARA, email: "amara@x.example", phone: "+33612345678" },
    ],
    ["W-1002", { externalId: "W-1002" }],
    ["4711", { externalId: "4711" }],
    ["Amara Diallo; 4711", { ...AMARA, externalId: "4711" }],
    ["Amara Diallo W-1002", { ...AMARA, externalId: "W-1002" }],
    ["K4711\tDiallo\tAmara", { ...AMARA, externalId: "K4711" }],
    ["Amara Diallo 06 12 34", { fault: "phone-wrong" }],
    ["1234567", { fault: "phone-wrong" }],
    ["amara@x.example; 4711", { fault: "phone-wrong" }],
  ])("%s", (line, said) => {
    expect(read(line)).toEqual([said]);
  });

  it("is known by its heading, whatever it looks like", () => {
    expect(read("Matricule;Nom;Prénom", "AMARA;Diallo;Amara", "4712;Berg;Anna")).toEqual([
      { isHeading: true },
      { externalId: "AMARA", ...AMARA },
      { externalId: "4712", firstName: "Anna", lastName: "Berg" },
    ]);
  });
});

describe("a line that says what is wrong with it", () => {
  it.each([
    ["hello", "line-wrong"],
    ["Karl Huber", "line-wrong"],
    ["12", "phone-wrong"],
    ["karl@", "email-wrong"],
    ["Karl, karl@halden", "email-wrong"],
    ["www.evil.example <x@halden.example>", "name-with-link"],
    ["Karl; Huber; Sales; karl@x.example", "name-unclear"],
    ["a@x.example, b@x.example", "name-unclear"],
    ["a@x.example b@x.example", "name-unclear"],
  ])("%s", (line, fault) => {
    expect(read(line)).toEqual([{ fault }]);
  });
});

describe("a line with a third part that is no part of a name", () => {
  it.each([
    ["Jean Dupont; jean.dupont@x.example; Surgery", "Surgery"],
    ["Jean Dupont; Surgery; jean.dupont@x.example", "Surgery"],
    ["Surgery; Jean Dupont; jean.dupont@x.example", "Surgery"],
    ["Jean Dupont; Chirurgie; +33 6 12 34 56 78", "Chirurgie"],
    ["Jean; j@x.example; Surgery", "Surgery"],
    ["Human Resources; Jean Dupont; jean.dupont@x.example", "Human Resources"],
    ["Jean Dupont; jean.dupont@x.example; Justice", "Justice"],
  ])("%s", (line, part) => {
    expect(read(line)).toEqual([{ fault: "part-unclear", part }]);
  });

  it("is a name where the address says so", () => {
    const jean = { firstName: "Jean", lastName: "Van Damme" };
    for (const email of ["jean.vandamme@x.example", "jvandamme@x.example", "j.van-damme@x.example"])
      expect(read(`Van Damme; Jean; ${email}`)).toEqual([{ ...jean, email }]);
    const email = "jean.dupont@x.example";
    expect(read(`Jean; ${email}; Dupont`)).toEqual([
      { firstName: "Jean", lastName: "Dupont", email },
    ]);
    expect(read(`Dupont;; Jean; ${email}`)).toEqual(read(`Dupont; Jean; ${email}`));
  });
});

describe("the first line", () => {
  it("is a heading where it holds no address, and then says which name is which", () => {
    expect(read("Vorname;Nachname;E-Mail", "Karl;Huber;karl@halden.example")).toEqual([
      { isHeading: true },
      KARL,
    ]);
    expect(
      read("Nom\tPrénom\tFonction\tE-mail", "Huber\tKarl\tVente\tkarl@halden.example"),
    ).toEqual([{ isHeading: true }, KARL]);
    expect(
      read("Nom,Prénom", "Huber,karl@halden.example", "+33612345678,Karl", "Karl Huber"),
    ).toEqual([
      { isHeading: true },
      { lastName: "Huber", email: "karl@halden.example" },
      { firstName: "Karl", phone: "+33612345678" },
      { fault: "line-wrong" },
    ]);
    expect(read("Name;E-mail", "Karl Huber;karl@halden.example")[1]).toEqual(KARL);
    expect(read("Nom;Prénom;E-mail", "Karl Huber\tkarl@halden.example")[1]).toEqual(KARL);
    expect(read("Guests", "Karl Huber, karl@halden.example")).toEqual([{ isHeading: true }, KARL]);
  });

  it("is a line like any other where nothing follows that it could stand above", () => {
    expect(read("Guests")).toEqual([{ fault: "line-wrong" }]);
    expect(read("Guests", "and others")).toEqual([
      { fault: "line-wrong" },
      { fault: "line-wrong" },
    ]);
  });
});

it("keeps the number of each line and what stood there", () => {
  expect(parseLines("\n a@x.example ,\r\n\r\nb@x.example", "FR")).toMatchObject([
    { line: 2, value: "a@x.example", email: "a@x.example" },
    { line: 4, value: "b@x.example" },
  ]);
});

it("reads the longest line that a form takes at once", () => {
  const started = performance.now();
  expect(read(`${"x".repeat(1_000)}@x.example`)).toEqual([{ fault: "line-wrong" }]);
  parseLines(`${"'<".repeat(50_000)}@${" (".repeat(50_000)}`, "FR");
  parseLines(`${" ".repeat(100_000)}a@x.example${" ".repeat(100_000)}b`, "FR");
  expect(performance.now() - started).toBeLessThan(1_000);
});
