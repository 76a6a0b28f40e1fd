import { LANGUAGES, visibleText } from "@/accounts/input";
import { CAMPAIGN_KINDS } from "@/campaigns/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { Column, PeopleFilter, PeopleView, Query, SpokenLanguage } from "./rules";
import { COLUMNS, DEFAULT_COLUMNS, KINDS, LACKS, SOURCES, STATES, WAITS } from "./rules";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().flatMap((part) => part.split(","));

const firstOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

/** What a word of the address stands for; undefined for a word that is not in the list. */
const named = <T>(names: Record<string, T>, word: string): T | undefined =>
  Object.hasOwn(names, word) ? names[word] : undefined;

const allNamed = <T>(names: Record<string, T>, value: string | string[] | undefined): T[] => [
  ...new Set(listOf(value).flatMap((word) => named(names, word) ?? [])),
];

const idOf = (value: string | string[] | undefined): string | undefined => {
  const id = firstOf(value);
  return UUID.test(id) ? id : undefined;
};

const SPOKEN: Record<string, SpokenLanguage> = {
  ...Object.fromEntries(LANGUAGES.map((language) => [language, language])),
  none: "NONE",
};

/** `selection.kind.reason`; a reason that nobody was left out for finds nobody. */
function readLeft(text: string): PeopleFilter["left"] {
  const [selection = "", word = "", why = ""] = text.split(".");
  const kind = CAMPAIGN_KINDS.find((one) => one.toLowerCase() === word);
  const isKnown = UUID.test(selection) && /^[a-z-]{1,40}$/.test(why);
  return kind && isKnown ? { selection, kind, why: why as RefusalCode } : undefined;
}

/** The filters that an address (or a kept query) names; what it does not understand it leaves out. */
export const readFilter = (query: Query): PeopleFilter => ({
  q: visibleText(firstOf(query.q)).trim().slice(0, 200),
  states: allNamed(STATES, query.status),
  waits: allNamed(WAITS, query.waits),
  kind: named(KINDS, firstOf(query.kind)),
  team: idOf(query.team),
  application: idOf(query.application),
  language: named(SPOKEN, firstOf(query.language)),
  owner: idOf(query.owner),
  source: named(SOURCES, firstOf(query.source)),
  undeliverable: firstOf(query.undeliverable) !== "",
  asked: firstOf(query.asked) !== "",
  askedPassword: firstOf(query.password) !== "",
  failed: firstOf(query.failed) !== "",
  saidNo: firstOf(query.no) !== "",
  lacks: named(LACKS, firstOf(query.lacks)),
  left: readLeft(firstOf(query.left)),
});

function readColumns(query: Query): readonly Column[] {
  const wanted = new Set(listOf(query.columns));
  const found = COLUMNS.filter((column) => wanted.has(column));
  return found.length > 0 || wanted.has("none") ? found : DEFAULT_COLUMNS;
}

function readCursor(text: string): { nameKey: string; id: string } | undefined {
  const [id, name] = [text.slice(0, 36), text.slice(37)];
  if (!UUID.test(id) || text[36] !== ".") return undefined;
  try {
    return { id, nameKey: visibleText(decodeURIComponent(name)) };
  } catch {
    return undefined;
  }
}

/** Reads any address. */
export function readView(query: Query): PeopleView {
  const after = readCursor(firstOf(query.after));
  const before = readCursor(firstOf(query.before));
  const from = Number(firstOf(query.from));
  const cursor = after ?? (before && { ...before, back: true });
  return {
    filter: readFilter(query),
    columns: readColumns(query),
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}

/** An address's query, or one that was kept, as it is read. */
export function parseQuery(text: string): Query {
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text))
    query[name] = [...(query[name] ?? []), value];
  return query;
}

/** Whether a judged line of a paste becomes a person. */
export const isNew = (line: {
  isHeading?: true;
  fault?: string;
  repeats?: number;
  person?: object;
}): boolean => !(line.isHeading || line.fault || line.person) && line.repeats === undefined;
