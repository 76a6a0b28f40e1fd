import { plainText } from "@/accounts/input";
import { cutText } from "@/lib/characters";
import type { ColumnKey, Mapping } from "@/rosters/rules";

const SEARCHED: readonly ColumnKey[] = [
  ...(["FIRSTNAME", "LASTNAME", "FULL_NAME", "FULL_NAME_LAST_FIRST"] as const),
  ...(["EMAIL", "LOGIN", "EXTERNAL_ID"] as const),
];
/** The table takes no more. */
const LONGEST = 400;

/** By what the rows of a file are found, also where what they say is wrong: the words of these columns, a space before each. */
export function searchedIn(mapping: Mapping): (cells: readonly string[]) => string {
  const places = SEARCHED.map((key) => mapping.indexOf(key)).filter((place) => place >= 0);
  return (cells) => {
    let words = "";
    // cell by cell: the marks of a name are no reason to take its address apart
    for (const place of places) {
      const word = plainText(cutText(cells[place] ?? "", LONGEST));
      if (word !== "") words += ` ${word}`;
    }
    return words === "" ? " " : cutText(words, LONGEST);
  };
}
