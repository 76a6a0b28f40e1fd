import { describe, expect, it } from "vitest";
import { accountChange, emailKey, identifierKey, isNamed, personName } from "./input";

describe("keys of addresses", () => {
  it.each([
    ["Amara@Halden.Example", "amara@halden.example"],
    ["a.b+c@halden.example", "a.b+c@halden.example"],
    ["x@bücher.example", "x@xn--bcher-kva.example"],
    ["x@ｈalden.example", "x@halden.example"],
  ])("%s is %s", (typed, key) => {
    expect(emailKey(typed)).toBe(key);
    expect(identifierKey(` ${typed} `)).toBe(key);
  });

  it.each(["/x1", "#zz", "?q", ":81", "\\x"])(
    "an address with %s behind it is another one, not a second spelling",
    (tail) => expect(emailKey(`a@halden.example${tail}`)).not.toBe("a@halden.example"),
  );
});

describe("names", () => {
  it.each(["Click https://phish.example/now", "www.phish.example", "phish.com"])(
    "%s is refused: it would be a link in a letter",
    (name) => expect(personName.safeParse(name).success).toBe(false),
  );

  it.each(["O’Brien", "van den Berg", "Jr.", "St. John", "N’Diaye"])("%s is a name", (name) =>
    expect(personName.safeParse(name).success).toBe(true),
  );
});

/** Signs of which nothing is seen: blanks without width, a soft hyphen, fillers, a mark without its letter. */
const UNSEEN = ["\u200b", "\u2060", "\u00ad", "\u3164", "\u2800", "\u0301", "\u200b \u2060\u0301"];

describe("a name of which nothing is seen", () => {
  it.each(UNSEEN)("%j is none", (name) => {
    expect(personName.safeParse(name).error?.issues[0]?.message).toBe("unseen-characters");
    expect(isNamed({ firstName: name, lastName: name })).toBe(false);
    expect(isNamed({ firstName: name, lastName: "Öst" })).toBe(true);
  });

  it.each(["Ö", "李", "นภา", "é", "می\u200cخواهم", "👩\u200d🔬", "7", "-"])("%s is one", (name) => {
    expect(personName.parse(name)).toBe(name.normalize("NFC"));
    expect(isNamed({ firstName: null, lastName: name })).toBe(true);
  });
});

it("an edit leaves alone what no form sends", () => {
  const sent = accountChange.parse({ firstName: "Amara" });
  expect(sent).not.toHaveProperty("expirationMode");
  expect(sent).not.toHaveProperty("suspensionDate");
});
