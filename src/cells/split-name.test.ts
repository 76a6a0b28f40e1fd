import { describe, expect, it } from "vitest";
import { guessNameOrder } from "./guess-name-order";
import { splitName } from "./split-name";

const said = (text: string, order: "FIRST" | "LAST") => {
  const { firstName = "", lastName = "" } = splitName(text, order);
  return `${firstName}|${lastName}`;
};

describe("a whole name", () => {
  it.each([
    ["Jean Dupont", "Jean|Dupont"],
    ["  Jean   Dupont ", "Jean|Dupont"],
    ["Ana María López", "Ana María|López"],
    ["Ludwig van der Rohe", "Ludwig|van der Rohe"],
    ["Jean-Claude Van Damme", "Jean-Claude|Van Damme"],
    ["Sophie de la Tour", "Sophie|de la Tour"],
    ["Alexander von Humboldt", "Alexander|von Humboldt"],
    ["Leonardo da Vinci", "Leonardo|da Vinci"],
    ["Omar al-Rashid", "Omar|al-Rashid"],
    ["Omar Al Rashid", "Omar|Al Rashid"],
    ["Marie d' Orléans", "Marie|d' Orléans"],
    ["José Ortega y Gasset", "José|Ortega y Gasset"],
    ["Ben Weber", "Ben|Weber"],
    ["John Smith Jr.", "John|Smith Jr."],
    ["John Smith III", "John|Smith III"],
    ["John Smith, PhD", "John|Smith PhD"],
    ["Mme Marie Curie", "Marie|Curie"],
    ["J. P. Martin", "J. P.|Martin"],
    ["JP Martin", "JP|Martin"],
    ["M. Dupont", "|Dupont"],
    ["Madonna", "Madonna|"],
  ])("%j with the first name first: %s", (text, names) => {
    expect(said(text, "FIRST")).toBe(names);
  });

  it.each([
    ["Dupont Jean", "Jean|Dupont"],
    ["López Ana María", "Ana María|López"],
    ["van der Rohe Ludwig", "Ludwig|van der Rohe"],
    ["De la Tour Sophie", "Sophie|De la Tour"],
    ["Ortega y Gasset José", "José|Ortega y Gasset"],
    ["山田 太郎", "太郎|山田"],
    ["Dupont", "|Dupont"],
    ["van der Berg", "|van der Berg"],
  ])("%j with the last name first: %s", (text, names) => {
    expect(said(text, "LAST")).toBe(names);
  });

  it.each([
    ["Dupont, Jean", "Jean|Dupont"],
    ["van der Rohe, Ludwig Maria", "Ludwig Maria|van der Rohe"],
    ["DUPONT Jean", "Jean|DUPONT"],
    ["Jean DUPONT", "Jean|DUPONT"],
    ["Jean de LA TOUR", "Jean|de LA TOUR"],
    ["DE LA TOUR Sophie", "Sophie|DE LA TOUR"],
    ["LE GOFF-MARTIN Anne Marie", "Anne Marie|LE GOFF-MARTIN"],
    ["Dupont,", "Dupont"],
    ["佐藤 花子", "花子|佐藤"],
  ])("%j tells itself, whatever the order: %s", (text, names) => {
    const ends = (found: string) => found.includes(names);
    expect([said(text, "FIRST"), said(text, "LAST")].every(ends)).toBe(true);
  });

  it("in capitals altogether, and one that is nothing, goes by the order", () => {
    expect(said("DUPONT JEAN", "LAST")).toBe("JEAN|DUPONT");
    expect(said("DUPONT JEAN", "FIRST")).toBe("DUPONT|JEAN");
    expect(splitName(" , ", "FIRST")).toEqual({});
  });

  it("loses no word but how somebody is addressed", () => {
    const text = "Dr. Ana de los Santos y Vega III";
    for (const order of ["FIRST", "LAST"] as const) {
      const words = said(text, order).split(/[ |]/).filter(Boolean);
      expect(words.toSorted()).toEqual(text.split(" ").toSorted());
    }
  });
});

describe("the order of the names of a column", () => {
  const guess = (names: readonly string[], emails: readonly string[] = [], isSaid = false) =>
    guessNameOrder(
      names.map((name, at) => ({ name, email: emails[at] ?? "" })),
      { isSaid },
    );

  it("is said by capitals and commas of most of them", () => {
    expect(guess(["DUPONT Jean", "Wu Li", "MARTIN Anne"])).toBe("LAST");
    expect(guess(["Jean DUPONT", "Wu Li"])).toBe("FIRST");
    expect(guess(["Dupont, Jean", "Wu Li"])).toBe("LAST");
    expect(guess(["Jean Dupont", "Wu Li", ""])).toBeUndefined();
  });

  it("is said by addresses, unless the header says it", () => {
    const [names, emails] = [
      ["Dupont Jean", "Müller Zoë"],
      ["jean.dupont@a.fr", "zmuller@a.fr"],
    ];
    expect(guess(names, emails)).toBe("LAST");
    expect(guess(["Jean Dupont"], ["jean_dupont@a.fr"])).toBe("FIRST");
    expect(guess(names, emails, true)).toBeUndefined();
  });
});
