import { describe, expect, it, test } from "vitest";
import { movedTo, nearDomainKey, nearDomainOf, nearDomains, usualDomain, withSign } from "./rules";

type Given = Record<string, number>;
const near = (
  file: Given,
  { people = {} as Given, own = [] as string[], kept = [] as string[] } = {},
) =>
  nearDomains(
    Object.entries(file).map(([domain, rows]) => ({ domain, count: rows })),
    { people: Object.entries(people).map(([domain, count]) => ({ domain, count })), own, kept },
  ).map(({ name, rows, near: meant }) => `${name} ${rows} ${meant}`);

describe("a rare domain beside one that far more have", () => {
  it("is told with how many rows have it, the more frequent first", () =>
    expect(
      near({ "nordwerk.example": 2900, "nordwrek.example": 30, "nordwkre.example": 31 }),
    ).toEqual(["nordwkre.example 31 nordwerk.example", "nordwrek.example 30 nordwerk.example"]));
  it("is told where the people of the organisation have the other", () =>
    expect(near({ "nordwrek.example": 30 }, { people: { "nordwerk.example": 900 } })).toEqual([
      "nordwrek.example 30 nordwerk.example",
    ]));
  it("is told where the other is proven to be the organisation's own", () =>
    expect(near({ "nordwrek.example": 30 }, { own: ["nordwerk.example"] })).toEqual([
      "nordwrek.example 30 nordwerk.example",
    ]));
  it("is no slip where many have it as well, or where somebody said that it is meant", () => {
    expect(near({ "nordwerk.example": 290, "nordwrek.example": 30 })).toEqual([]);
    expect(
      near({ "nordwerk.example": 2900, "nordwrek.example": 30 }, { kept: ["nordwrek.example"] }),
    ).toEqual([]);
  });
  it.each([
    ["figures", "plant1.example", "plant2.example"],
    ["another country", "nordwerk.fr", "nordwerk.de"],
    ["another part of one house", "fr.nordwerk.example", "de.nordwerk.example"],
    ["a service of its own", "gmail.com", "ymail.com"],
    ["a short name", "acme.example", "abce.example"],
  ])("is another one: %s", (_, one, other) =>
    expect(near({ [one]: 2900, [other]: 3 })).toEqual([]),
  );
});

test("rows are found by the key of their domain", () => {
  expect(nearDomainOf(nearDomainKey("nordwrek.example"))).toBe("nordwrek.example");
  expect(nearDomainOf("EMAIL|email-typo|gmial.com")).toBeUndefined();
});

test("what everybody has is a domain of more than half", () => {
  expect(usualDomain([{ domain: "a.example", count: 6 }])).toBe("a.example");
  expect(usualDomain([{ domain: "a.example", count: 4 }])).toBeUndefined();
  const half = { count: 6 };
  expect(
    usualDomain([
      { domain: "a.example", ...half },
      { domain: "b.example", ...half },
    ]),
  ).toBeUndefined();
});

test.each([
  ["ida.wolf31nordwerk.example", "ida.wolf31@nordwerk.example"],
  ["Ida.NordWerk.example", "Ida@NordWerk.example"],
  ["nordwerk.example", undefined],
  ["ida@nordwerk.example", undefined],
  ["ida.wolf", undefined],
])("%s lacks its sign: %s", (text, right) =>
  expect(withSign(text, "nordwerk.example")).toBe(right),
);

test.each([
  ["Ida@NordWrek.example", "Ida@nordwerk.example"],
  ["ida@halden.example", undefined],
  ["nordwrek.example", undefined],
])("%s comes to %s", (text, moved) =>
  expect(movedTo(text, "nordwrek.example", "nordwerk.example")).toBe(moved),
);
