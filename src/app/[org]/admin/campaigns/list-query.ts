import { z } from "zod";
import type { CampaignFilter } from "@/campaigns/queries";
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
export const KINDS = { invite: "INVITE", remind: "REMIND" } as const satisfies Record<
  string,
  CampaignKind
>;

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
  state: named(STATES),
  kind: named(KINDS),
  after: place.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

/** What the address asks for; what it cannot mean is left out. */
export function readListQuery(given: Record<string, unknown>): CampaignFilter & { from: number } {
  const { row, ...filter } = query.parse(given);
  return { ...filter, from: filter.after ? row : 1 };
}

const nameOf = <T>(names: Record<string, T>, value: T | undefined): string | undefined =>
  Object.keys(names).find((name) => names[name] === value);

/** The address of a view of the list. */
export function listHref(
  path: string,
  { state, kind, after }: CampaignFilter,
  row?: number,
): string {
  const [stateName, kindName] = [nameOf(STATES, state), nameOf(KINDS, kind)];
  const text = new URLSearchParams({
    ...(stateName && { state: stateName }),
    ...(kindName && { kind: kindName }),
    ...(after && { after: `${after.createdAt.toISOString()}_${after.id}`, row: String(row ?? 1) }),
  }).toString();
  return text ? `${path}?${text}` : path;
}
