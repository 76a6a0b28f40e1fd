import { describe, expect, it } from "vitest";
import { accountChange, emailKey, identifierKey, personName } from "./input";

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

it("an edit leaves alone what no form sends", () => {
  const sent = accountChange.parse({ firstName: "Amara" });
  expect(sent).not.toHaveProperty("expirationMode");
  expect(sent).not.toHaveProperty("suspensionDate");
});
