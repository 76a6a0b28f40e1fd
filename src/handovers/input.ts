import { visibleText } from "@/accounts/input";
import type { HandoverCursor, HandoverFilter, HandoverView } from "./rules";
import { TABS } from "./rules";

export type Query = Record<string, string | string[] | undefined>;

const firstOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (text: string): string | undefined => (ID.test(text) ? text : undefined);

export const readFilter = (query: Query): HandoverFilter => ({
  q: visibleText(firstOf(query.q)).trim().slice(0, 200),
  tab: TABS.find((tab) => tab === firstOf(query.tab)) ?? "waiting",
  team: idOf(firstOf(query.team)),
  owner: idOf(firstOf(query.owner)),
  campaign: idOf(firstOf(query.campaign)),
});

/** The last name on a page and its id; names hold anything but line ends. */
function readCursor(text: string): HandoverCursor | undefined {
  const id = idOf(text.slice(0, 36));
  return id && text[36] === "." ? { id, nameKey: visibleText(text.slice(37)) } : undefined;
}

/** Reads any address. */
export function readView(query: Query): HandoverView {
  const after = readCursor(firstOf(query.after));
  const from = Number(firstOf(query.from));
  return {
    filter: readFilter(query),
    after,
    from: after && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}
