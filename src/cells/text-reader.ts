import { line, personName } from "@/accounts/input";
import { isSeen } from "@/lib/characters";
import type { Wrong } from "./input";

/** Text without any of these needs no closer look; a name is looked at for links only where one could be. */
const SUSPICIOUS = /[\p{Cc}\p{Cf}\p{NChar}]/u;
const MAYBE_LINK = /[.:]/;
/** "1.2E+10", "1E+10": a spreadsheet kept two digits of a login or id; "12E5" is somebody's number. */
const ROUNDED = /^\d(?:[.,]\d+E\+?|E\+)\d+$/i;
/** As our reader of workbooks writes a date: "3-12" was typed where a spreadsheet saw one. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const BREAKS = /\s*[\r\n\t\v\f\u0085\u2028\u2029]+\s*/g;
const UNSEEN = /[\p{Cc}\p{Cf}\p{NChar}]/gu;

/** Without what cannot be seen; lines become one. */
const visible = (text: string): string => text.replace(BREAKS, ", ").replace(UNSEEN, "").trim();

type Rule = ReturnType<typeof line>;
const issueOf = (rule: Rule, text: string) => rule.safeParse(text).error?.issues[0]?.message;

function lineFault(rule: Rule, text: string, most: number): Wrong | undefined {
  if (text.length <= most && !SUSPICIOUS.test(text)) return undefined;
  const code = issueOf(rule, text);
  if (code === undefined) return undefined;
  if (code !== "unseen-characters") return { code: "too-long", detail: String(most) };
  const right = visible(text);
  return { code, ...(right && { right }) };
}

/** What is wrong with a text of at most so many characters: a line, a name that goes into letters, a key, or a text of lines. */
export function textReader(
  kind: "line" | "name" | "key" | "lines",
  most: number,
): (text: string) => Wrong | undefined {
  const rule = line(most);
  const readLine = (text: string): Wrong | undefined => lineFault(rule, text, most);
  if (kind === "key")
    return (text) => {
      if (ROUNDED.test(text)) return { code: "number-rounded" };
      return DATE.test(text) ? { code: "became-date" } : readLine(text);
    };
  if (kind === "name")
    return (text) => {
      if (MAYBE_LINK.test(text) && issueOf(personName, text) === "name-with-link")
        return { code: "name-with-link" };
      return isSeen(text) || text === "" ? readLine(text) : { code: "unseen-characters" };
    };
  if (kind === "line") return readLine;
  return (text) => {
    if (text.length > most) return { code: "too-long", detail: String(most) };
    const right = text.replace(/\p{NChar}|[^\P{Cc}\n\t]/gu, "");
    return right === text ? undefined : { code: "unseen-characters", right };
  };
}
