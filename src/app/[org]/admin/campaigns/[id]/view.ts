import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type {
  RecipientCursor,
  RecipientFilter,
  RecipientState,
} from "@/recipients/list-recipients";
import { RECIPIENT_STATES } from "@/recipients/rules";

/** The tabs of a campaign, by the states of the letters; left out are those without one, open those whose turn did not come. */
export const TABS = {
  all: undefined,
  open: ["OPEN"],
  queued: ["QUEUED"],
  sent: ["SENT"],
  delivered: ["DELIVERED"],
  delayed: ["DELAYED", "LATE"],
  failed: ["BOUNCED", "COMPLAINED", "FAILED"],
  cancelled: ["CANCELLED"],
  codes: ["CODED"],
  "left-out": ["UNFIT", "REFUSED"],
} as const satisfies Record<string, readonly RecipientState[] | undefined>;
export type Tab = keyof typeof TABS;

const TAB_NAMES = Object.keys(TABS) as Tab[];
const first = z.preprocess((value) => [value].flat()[0], z.string());

const query = z.object({
  tab: first.pipe(z.enum(TAB_NAMES)).catch("all").default("all"),
  q: first
    .transform((text) => visibleText(text).trim().slice(0, 200))
    .catch("")
    .default(""),
  after: first.pipe(z.uuid()).optional().catch(undefined),
  before: first.pipe(z.uuid()).optional().catch(undefined),
  /** In which state whoever the page goes on from stood. */
  in: first.pipe(z.enum(RECIPIENT_STATES)).optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

export type CampaignQuery = {
  tab: Tab;
  q: string;
  cursor: RecipientCursor | undefined;
  from: number;
};

export function readCampaignQuery(given: Record<string, unknown>): CampaignQuery {
  const { tab, q, after, before, row, in: state } = query.parse(given);
  const id = after ?? before;
  const cursor = id && state ? { id, state, ...(!after && { back: true }) } : undefined;
  return { tab, q, cursor, from: cursor ? row : 1 };
}

export const filterOf = ({ tab, q }: Pick<CampaignQuery, "tab" | "q">): RecipientFilter => {
  const state = TABS[tab];
  return { ...(state && { state }), ...(q && { q }) };
};

type Place = { after?: string; before?: string; in?: RecipientState; row?: number };

/** The address of a view of a campaign. */
export function campaignHref(
  path: string,
  { tab, q }: { tab?: Tab; q?: string },
  { row, ...place }: Place = {},
): string {
  const text = new URLSearchParams({
    ...(tab && tab !== "all" && { tab }),
    ...(q && { q }),
    ...place,
    ...(row && { row: String(row) }),
  }).toString();
  return text ? `${path}?${text}` : path;
}

/** Which tab shows letters of this state. */
export const tabOf = (state: RecipientState): Tab =>
  TAB_NAMES.find((name) => (TABS[name] as readonly string[] | undefined)?.includes(state)) ?? "all";

/** Where the arrows lead. */
export function recipientNeighbours(
  path: string,
  { cursor, from, ...view }: CampaignQuery,
  { rows, more }: { rows: readonly { id: string; state: RecipientState }[]; more: boolean },
  size: number,
) {
  const [top, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - size;
  const previous =
    back > 1 && top
      ? campaignHref(path, view, { before: top.id, in: top.state, row: back })
      : campaignHref(path, view);
  return {
    previousHref: hasPrevious ? previous : undefined,
    nextHref:
      hasNext && last
        ? campaignHref(path, view, { after: last.id, in: last.state, row: from + rows.length })
        : undefined,
  };
}
