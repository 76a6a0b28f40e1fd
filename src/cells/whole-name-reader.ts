import type { Cell } from "./input";
import type { NameOrder, Names } from "./split-name";
import { splitName } from "./split-name";
import { textReader } from "./text-reader";

/** Reads a whole name as its two halves; neither is longer than it could be alone. */
export function wholeNameReader(order: NameOrder): (text: string) => Cell<Names> {
  const [wrongOf, wrongHalf] = [textReader("name", 201), textReader("name", 100)];
  return (text) => {
    const wrongWhole = wrongOf(text);
    // what is too long is not taken apart
    if (wrongWhole) return { wrong: wrongWhole };
    const names = splitName(text, order);
    const { firstName = "", lastName = "" } = names;
    const wrong = wrongHalf(firstName) ?? wrongHalf(lastName);
    if (wrong) return { wrong };
    return firstName || lastName ? { value: names } : { wrong: { code: "name-missing" } };
  };
}
