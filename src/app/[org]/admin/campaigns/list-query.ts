import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { CampaignFilter, CampaignPlace } from "@/campaigns/queries";
import { CAMPAIGNS_A_PAGE } from "@/campaigns/queries";
import type { CampaignKind, CampaignState } from "@/campaigns/rules";

/** States as the address names them. */
export const STATES = {
  scheduled: "SCHEDULED",
  queued: "QUEUED",
  between: "BETWEEN",
  sending: "SENDING",
  paused: "PAUSED",
  stopping: "STOPPING",
  stopped: "STOPPED",
  done: "DONE",
} as const satisfies Record<string, CampaignState>;
export const KINDS = {
  ...{ invite: "INVITE", remind: "REMIND" },
  ...{ again: "AGAIN", reinstate: "REINSTATE" },
} as const satisfies Record<string, CampaignKind>;

const first = z.preprocess((value) => [value].flat()[0], z.string());

const place = first.transform((text, context) => {
  const [at = "", id] = text.split("_");
  const read = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (read.success) return { createdAt: new Date(read.data.at), id: read.data.id };
  context.addIssue({ code: "custom", message: "wrong" });
  return z.NEVER;
});

const named = <T>(names: Record<string, T>) =>
  first
    .transform((name) => (Object.hasOwn(names, name) ? names[name] : undefined))
    .optional()
    .catch(undefined);

const query = z.object({
  q: first
    .transform((text) => visibleText(text).trim().slice(0, 200))
    .optional()
    .catch(undefined),
  state: named(STATES),
  kind: named(KINDS),
  after: place.optional().catch(undefined),
  before: place.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

/** What the address asks for; what it cannot mean is left out. */
export function readListQuery(given: Record<string, unknown>): CampaignFilter & { from: number } {
  const { row, before, after: later, ...filter } = query.parse(given);
  const after = later ?? (before && { ...before, back: true });
  return { ...filter, after, from: after ? row : 1 };
}

const nameOf = <T>(names: Record<string, T>, value: T | undefined): string | undefined =>
  Object.keys(names).find((name) => names[name] === value);

/** Narrowings as fields of a form. */
export function fieldsOf({ state, kind }: CampaignFilter): Record<string, string> {
  const [stateName, kindName] = [nameOf(STATES, state), nameOf(KINDS, kind)];
  return { ...(stateName && { state: stateName }), ...(kindName && { kind: kindName }) };
}

const placeOf = ({ createdAt, id }: CampaignPlace): string => `${createdAt.toISOString()}_${id}`;

/** The address of a view of the list. */
export function listHref(
  path: string,
  { q, state, kind, after }: CampaignFilter,
  row?: number,
): string {
  const text = new URLSearchParams({
    ...(q && { q }),
    ...fieldsOf({ state, kind }),
    ...(after && { [after.back ? "before" : "after"]: placeOf(after), row: String(row ?? 1) }),
  }).toString();
  return text ? `${path}?${text}` : path;
}

type Row = { createdAt: Date; id: string };

/** Where the arrows lead, of a page of `rows`. */
export function listNeighbours(
  path: string,
  view: CampaignFilter & { from: number },
  rows: readonly Row[],
  more: boolean,
) {
  const { after, from, ...rest } = view;
  const [top, last] = [rows[0], rows.at(-1)];
  const hasPrevious = after !== undefined && (after.back ? more : true);
  const hasNext = after?.back ? true : more;
  const back = from - CAMPAIGNS_A_PAGE;
  const before = back > 1 && top ? { ...top, back: true } : undefined;
  const next = last && { createdAt: last.createdAt, id: last.id };
  return {
    previousHref: hasPrevious ? listHref(path, { ...rest, after: before }, back) : undefined,
    nextHref:
      hasNext && next ? listHref(path, { ...rest, after: next }, from + rows.length) : undefined,
  };
}
