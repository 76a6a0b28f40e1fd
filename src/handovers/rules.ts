import { plainText } from "@/accounts/input";
import { CODE_FACTS } from "@/orgs/rules";

export type Fact = (typeof CODE_FACTS)[number];

export const isFact = (word: string | null): word is Fact =>
  CODE_FACTS.some((fact) => fact === word);

/** Letters and digits only: nobody is locked out by a hyphen, an accent or a capital. */
const bare = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]/gu, "");

/** Whether the answer is what the organisation has on file. */
export function isRightFact(
  person: { fact: string | null; lastName: string | null; externalId: string | null },
  answer: string,
): boolean {
  const known = person.fact === "LAST_NAME" ? person.lastName : person.externalId;
  return known !== null && bare(known) !== "" && bare(known) === bare(answer);
}

/** Whose code still waits, whose ends soon, who has it, all of them; apart from these, whose is locked, and who is not invited yet. */
export const TABS = ["waiting", "soon", "handed", "all", "locked", "made"] as const;
export type Tab = (typeof TABS)[number];

export type HandoverFilter = {
  q: string;
  tab: Tab;
  team?: string | undefined;
  owner?: string | undefined;
  /** Given by this campaign. */
  campaign?: string | undefined;
};
export type HandoverCursor = { nameKey: string; id: string };
export type HandoverView = {
  filter: HandoverFilter;
  after: HandoverCursor | undefined;
  from: number;
};

export const PAGE_SIZE = 50;
/** Counts go no further than this; beyond it a page says "more". */
export const COUNTED = 10_000;
/** "Ends soon": what is not used by then has to be renewed by inviting again. */
export const SOON_MS = 14 * 86_400_000;
/** A recovery code opens a live account: days, where an invitation has months. */
export const RECOVERY_LIFE_MS = 7 * 86_400_000;
/** So many people go into one act. */
export const MOST_CHOSEN = 10_000;

/** The filters as fields of an address. */
export const fieldsOf = ({ q, tab, team, owner, campaign }: Partial<HandoverFilter>) => ({
  ...(q ? { q } : {}),
  ...(tab && tab !== "waiting" ? { tab } : {}),
  ...(team ? { team } : {}),
  ...(owner ? { owner } : {}),
  ...(campaign ? { campaign } : {}),
});

type Place = { after?: HandoverCursor; from?: number };

/** The address of a view, below the page's. */
export function viewHref(path: string, filter: Partial<HandoverFilter>, place: Place = {}): string {
  const query = new URLSearchParams(fieldsOf(filter));
  if (place.after) query.set("after", `${place.after.id}.${place.after.nameKey}`);
  if (place.from) query.set("from", String(place.from));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** By what people are put together. */
export const SPLITS = ["NONE", "TEAM", "OWNER"] as const;
export type Split = (typeof SPLITS)[number];
