import { z } from "zod";
import type { AlertFilter } from "@/alerts/queries";
import type { AlertKind } from "@/alerts/rules";

/** Kinds as the address names them. */
export const KINDS = {
  campaigns: "CAMPAIGN_DONE",
  stopped: "CAMPAIGN_STOPPED",
  imports: "IMPORT_DONE",
  mail: "MAIL_FAILING",
  cap: "CAP_REACHED",
  domain: "DOMAIN_FALLEN",
  join: "JOIN_WAITING",
  paused: "JOIN_PAUSED",
} as const satisfies Record<string, AlertKind>;

const first = z.preprocess((value) => [value].flat()[0], z.string());

const place = first.transform((text, context) => {
  const [at = "", id] = text.split("_");
  const read = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (read.success) return { at: new Date(read.data.at), id: read.data.id };
  context.addIssue({ code: "custom", message: "wrong" });
  return z.NEVER;
});

const isKind = (name: string): name is keyof typeof KINDS => Object.hasOwn(KINDS, name);

const query = z.object({
  kind: first
    .transform((name) => (isKind(name) ? KINDS[name] : undefined))
    .optional()
    .catch(undefined),
  show: first.optional().catch(undefined),
  after: place.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

/** What the address asks for; what it cannot mean is left out. */
export function readListQuery(given: Record<string, unknown>): AlertFilter & { from: number } {
  const { kind, show, after, row } = query.parse(given);
  return { kind, isUnread: show === "unread", after, from: after ? row : 1 };
}

/** The address of a view of the list. */
export function listHref(
  path: string,
  { kind, isUnread, after }: AlertFilter,
  row?: number,
): string {
  const name = Object.entries(KINDS).find(([, one]) => one === kind)?.[0];
  const text = new URLSearchParams({
    ...(name && { kind: name }),
    ...(isUnread && { show: "unread" }),
    ...(after && { after: `${after.at.toISOString()}_${after.id}`, row: String(row ?? 1) }),
  }).toString();
  return text ? `${path}?${text}` : path;
}
