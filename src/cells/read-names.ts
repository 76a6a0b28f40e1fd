import { teamName } from "@/teams/input";
import type { Cell } from "./input";
import { readList } from "./input";

const MOST_NAMES = 100;

/** Names of teams or applications; they keep to the rule of names there. */
export function readNames(text: string): Cell<readonly string[]> {
  const names = readList(text);
  const issue = names
    .map((name) => teamName.safeParse(name).error?.issues[0]?.message)
    .find(Boolean);
  if (issue === "name-with-link" || issue === "unseen-characters")
    return { wrong: { code: issue } };
  const isTooLong = issue !== undefined || names.length > MOST_NAMES;
  return isTooLong ? { wrong: { code: "too-long", detail: "100" } } : { value: names };
}
